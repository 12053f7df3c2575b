import type { Body } from '@yingda/contracts';
import type { CallDirection, CallKind, CallOutcome, Resolved } from '@yingda/contracts/names';

/** What the agent writes down of a call. */
export interface CallForm {
  inboxId: string | undefined;
  direction: CallDirection;
  outcome: CallOutcome;
  phone: string;
  name: string;
  /** Local time as the browser's field has it: `2026-01-01T10:30`. */
  startedAt: string;
  minutes: number | null;
  seconds: number | null;
  about: CallKind | undefined;
  summary: string;
  /** The matter is done: topic and result close the conversation. */
  closing: boolean;
  topicId: string | undefined;
  resolved: Resolved | undefined;
}

export const CALL_FIELDS = [
  'inboxId',
  'phone',
  'startedAt',
  'duration',
  'summary',
  'topicId',
  'resolved',
] as const;
export type CallField = (typeof CALL_FIELDS)[number];

// As the server has it: clocks go wrong by a little, and nobody logs a call of last year.
const AHEAD_MS = 5 * 60_000;
const BACK_MS = 92 * 86_400_000;
const LONGEST_SECONDS = 86_400;

/** A call that has just ended, for the first inbox that takes calls. */
export function newCall(
  inboxes: readonly { id: string }[],
  known: { phone?: string | undefined; now: number },
): CallForm {
  return {
    inboxId: inboxes[0]?.id,
    direction: 'in',
    outcome: 'answered',
    phone: known.phone ?? '',
    name: '',
    startedAt: localMinute(known.now),
    minutes: null,
    seconds: null,
    about: undefined,
    summary: '',
    closing: false,
    topicId: undefined,
    resolved: undefined,
  };
}

/** Nobody talked: there is no length. */
export function talked(outcome: CallOutcome): boolean {
  return outcome === 'answered' || outcome === 'voicemail';
}

export function secondsOf({ outcome, minutes, seconds }: CallForm): number {
  return talked(outcome) ? (minutes ?? 0) * 60 + (seconds ?? 0) : 0;
}

/** The fields that keep it from being kept, in order. */
export function wrongFields(form: CallForm, now: number): CallField[] {
  const began = new Date(form.startedAt).getTime();
  const wrong: Record<CallField, boolean> = {
    inboxId: !form.inboxId,
    phone: !isNumber(form.phone),
    startedAt: !(began <= now + AHEAD_MS && began >= now - BACK_MS),
    duration: secondsOf(form) > LONGEST_SECONDS,
    summary: form.summary.trim() === '',
    topicId: form.closing && !form.topicId,
    resolved: form.closing && !form.resolved,
  };
  return CALL_FIELDS.filter((field) => wrong[field]);
}

/** What is sent; only for a form without wrong fields. */
export function callBody(
  form: CallForm,
  { callId, customerId }: { callId: string; customerId?: string | undefined },
): Body<'POST /api/calls'> {
  const name = form.name.trim();
  return {
    callId,
    inboxId: form.inboxId!,
    direction: form.direction,
    outcome: form.outcome,
    phone: form.phone.trim(),
    startedAt: new Date(form.startedAt).toISOString(),
    durationSeconds: secondsOf(form),
    summary: form.summary.trim(),
    ...(customerId ? { customerId } : name ? { name } : {}),
    ...(form.about ? { about: form.about } : {}),
    ...(form.closing ? { disposition: { topicId: form.topicId!, resolved: form.resolved! } } : {}),
  };
}

/** As the server reads numbers: digits, with a plus before them, whatever stands between. */
export function isNumber(text: string): boolean {
  return /^\+?\d{3,15}$/.test(
    text
      .normalize('NFKC')
      .replace(/[\s().\-–—]/g, '')
      .replace(/^00/, '+'),
  );
}

/** A moment in the form of the browser's field for local times. */
export function localMinute(moment: number): string {
  const at = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
