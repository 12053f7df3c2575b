import type { Answer, Body, InboxSending } from '@yingda/contracts';
import { sameValue } from '../../page/same-value';
import { changedCalendar, sendingOf } from '../inbox-form';
import type { InboxRecord } from '../use-inboxes';

export type ChannelForm = Answer<'GET /api/channels'>[number];
export type ChannelField = ChannelForm['fields'][number];
type Values = Record<string, string | number | boolean | null>;

/** An account as its form edits it. */
export interface AccountForm {
  name: string;
  shopName: string;
  teamId: string;
  language: InboxRecord['language'];
  /** Its own calendar; null: the team's, else round the clock. */
  calendarId: string | null;
  paused: boolean;
  sending: InboxSending;
  /** What is not secret, as stored; without what stands at its default. */
  settings: Values;
  /** New values of secrets; null takes one away. What is not here stays as it is. */
  secrets: Record<string, string | null>;
}

export function accountFormOf(inbox: InboxRecord): AccountForm {
  const { name, shopName, teamId, language, paused, settings } = inbox;
  return {
    name,
    shopName,
    teamId,
    language,
    calendarId: inbox.calendarId ?? null,
    paused,
    sending: sendingOf(inbox),
    settings: { ...settings },
    secrets: {},
  };
}

/** What is sent: of the settings only what has changed, so that two people's edits do not undo each other. */
export function accountChange(form: AccountForm, inbox: InboxRecord): Body<'PATCH /api/inboxes/:id'> {
  const { settings, secrets, calendarId, ...rest } = form;
  const before = inbox.settings ?? {};
  const changed = Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !sameValue(value, before[name] ?? null)),
  );
  const written = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
  const all = { ...changed, ...written };
  return {
    ...rest,
    ...changedCalendar(calendarId, inbox),
    name: form.name.trim(),
    shopName: form.shopName.trim(),
    ...(Object.keys(all).length > 0 ? { settings: all } : {}),
    version: inbox.version,
  };
}

/** Why a field cannot be saved as it is. */
export type FieldProblem = 'required' | 'pattern' | 'url' | 'number';

/** `set`: a secret has a value already. Empty fields are asked for only where the account is to be turned on. */
export function fieldProblem(
  field: ChannelField,
  value: string | number | boolean | null | undefined,
  at: { set?: boolean; needed: boolean },
): FieldProblem | null {
  if (value === null || value === undefined || value === '') {
    const missing = field.required && field.default === undefined && !at.set;
    return missing && at.needed ? 'required' : null;
  }
  if (field.kind === 'number') return Number.isFinite(Number(value)) ? null : 'number';
  if (typeof value !== 'string') return null;
  const tidy = value.trim();
  // Paths of a provider stand in fields of this kind, too: the server says no where it must be a whole address.
  if (field.kind === 'url' && !/^(https?:\/\/\S+|\/\S*)$/.test(tidy)) return 'url';
  return field.pattern && !new RegExp(field.pattern.source).test(tidy) ? 'pattern' : null;
}

/** The value a field shows now, and whether a secret is set behind it. */
export function valueOf(form: AccountForm, inbox: InboxRecord, field: ChannelField) {
  if (field.kind !== 'secret') return { value: form.settings[field.name] ?? null, set: false };
  const written = form.secrets[field.name];
  // An empty place for a new one leaves the old one as it is.
  return { value: written ?? null, set: !written && inbox.secrets?.[field.name] === true };
}

/** All fields that keep the form from being saved; when it is to be on, what is missing counts as well. */
export function formProblems(
  form: AccountForm,
  inbox: InboxRecord,
  fields: readonly ChannelField[],
): { field: ChannelField; problem: FieldProblem }[] {
  return fields.flatMap((field) => {
    const { value, set } = valueOf(form, inbox, field);
    const problem = fieldProblem(field, value, { set, needed: !form.paused });
    return problem ? [{ field, problem }] : [];
  });
}

/** Whether only this machine can call the address. */
export function isLocalAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
