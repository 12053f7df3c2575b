/**
 * What is owed: a word after a low score, what was agreed in a chat, a call, a stage of a case, a department's task, a
 * corrective action, an answer to feedback, what was promised during a visit or callback.
 */
export const PROMISE_KINDS = [
  'low-score',
  'agreed',
  'callback',
  'case',
  'task',
  'action',
  'feedback',
  'contact',
] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** A broken one is still owed until somebody notes what was done; it stays broken. */
export const PROMISE_STATES = ['open', 'kept', 'broken'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/**
 * What has happened to a promise. `settled`: done after its time; `moved`: another due time; `paused`: it is the
 * customer's turn, until `resumed`.
 */
export const PROMISE_STEPS = [
  'made',
  'reassigned',
  'reminded',
  'broken',
  'kept',
  'settled',
  'moved',
  'paused',
  'resumed',
  // The customer was written to after it was promised by hand.
  'told',
] as const;
export type PromiseStep = (typeof PROMISE_STEPS)[number];

/** What a promise may come of, beside a conversation or a survey. */
export const PROMISE_SOURCES = ['case', 'task', 'action', 'feedback', 'contact'] as const;
export type PromiseSource = (typeof PROMISE_SOURCES)[number];

/** Whether the customer was reached. */
export const PROMISE_REACHED = ['yes', 'no', 'not-needed'] as const;
export type PromiseReached = (typeof PROMISE_REACHED)[number];

/** How long what is overdue has been: up to one, two and three days, and longer. */
export const PROMISE_BANDS = ['0-1', '1-2', '2-3', '3-'] as const;
export type PromiseBand = (typeof PROMISE_BANDS)[number];

export const SUGGESTION_STATES = ['open', 'accepted', 'dismissed'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** Cheap and generous: only what may hold a promise is read closely. */
const MAY_PROMISE =
  /\d|[点時时天周日晚早午夜内前号后]|小时|分钟|\b(?:by|within|in|tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|before|until|end of|next|noon|morning|afternoon|evening|hours?|minutes?|days?)\b/i;

/** Whether an agent's text is worth asking for promises in it. */
export function mayPromise(text: string): boolean {
  return text.length > 3 && MAY_PROMISE.test(text);
}
