import type { Body, InboxSending } from '@yingda/contracts';
import type { PreChatFieldKind } from '@yingda/contracts/names';
import type { InboxRecord } from './use-inboxes';

type Appearance = InboxRecord['appearance'];

/** An inbox as its form edits it: flat, so that two people's edits can be told apart field by field. */
export interface InboxForm extends Omit<Appearance, 'logoUrl'> {
  name: string;
  shopName: string;
  teamId: string;
  language: InboxRecord['language'];
  /** Its own calendar; null: the team's, else round the clock. */
  calendarId: string | null;
  preChat: InboxRecord['preChat'];
  livePreview: boolean;
  origins: string[];
  paused: boolean;
  sending: InboxSending;
}

/** How answers go out; what is usual where the server said nothing of it. */
export function sendingOf({ sending }: Pick<InboxRecord, 'sending'>): InboxSending {
  return (
    sending ?? { mail: true, mailAfterSeconds: 120, mailInboxId: null, warnMinutes: 10, joinLines: null }
  );
}

export function formOf(inbox: InboxRecord): InboxForm {
  const { name, shopName, teamId, language, preChat, livePreview, origins, paused } = inbox;
  const { logoUrl: _, ...appearance } = inbox.appearance;
  const sending = sendingOf(inbox);
  const calendarId = inbox.calendarId ?? null;
  return {
    ...{ name, shopName, teamId, language, calendarId, preChat, livePreview, origins, paused, sending },
    ...appearance,
  };
}

/** What is sent: the form put back into the inbox it came from, with the version it was based on. */
export function changeOf(form: InboxForm, inbox: InboxRecord): Body<'PATCH /api/inboxes/:id'> {
  const {
    name,
    shopName,
    teamId,
    language,
    calendarId,
    preChat,
    livePreview,
    origins,
    paused,
    sending,
    ...appearance
  } = form;
  return {
    name: name.trim(),
    shopName: shopName.trim(),
    teamId,
    language,
    ...changedCalendar(calendarId, inbox),
    preChat,
    livePreview,
    origins,
    paused,
    sending,
    appearance: { ...inbox.appearance, ...appearance },
    version: inbox.version,
  };
}

/** Said only when it was chosen here: calendars are given to inboxes on their own page, too. */
export function changedCalendar(
  calendarId: string | null,
  inbox: Pick<InboxRecord, 'calendarId'>,
): { calendarId?: string | null } {
  return calendarId === (inbox.calendarId ?? null) ? {} : { calendarId };
}

/** The first thing that keeps a form from being saved. */
export type FormProblem = 'name' | 'shopName' | null;

export function formProblem(form: InboxForm): FormProblem {
  if (!form.name.trim()) return 'name';
  return form.shopName.trim() ? null : 'shopName';
}

/** A key for the snippet made from a name: "My Shop 2" → "my-shop-2"; empty when the name has nothing to take. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

export function isInboxKey(key: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(key);
}

/** The form's fields with one moved up (-1) or down (+1). */
export function movedField(
  fields: InboxForm['preChat'],
  kind: PreChatFieldKind,
  by: -1 | 1,
): InboxForm['preChat'] {
  const at = fields.findIndex((field) => field.kind === kind);
  const to = at + by;
  if (at < 0 || to < 0 || to >= fields.length) return fields;
  const moved = [...fields];
  [moved[at], moved[to]] = [moved[to]!, moved[at]!];
  return moved;
}
