import type { FailureClass } from '../adapter';

/** What every code means (channels.md 3.7); `errorClasses` of an account's settings goes before it. */
export const CLASSES: Readonly<Record<string, FailureClass>> = {
  '-1': 'retry-later',
  40001: 'not-permitted',
  40004: 'bad-content',
  40005: 'bad-content',
  40006: 'bad-content',
  40007: 'bad-content',
  40008: 'bad-content',
  40009: 'bad-content',
  40011: 'bad-content',
  40013: 'not-permitted',
  40014: 'refresh-token',
  42001: 'refresh-token',
  41001: 'refresh-token',
  40058: 'bad-content',
  40201: 'not-permitted',
  45009: 'retry-later',
  48002: 'not-permitted',
  60020: 'not-permitted',
  95000: 'not-permitted',
  95001: 'quota-reached',
  95002: 'window-closed',
  95004: 'not-permitted',
  95007: 'bad-content',
  95011: 'not-permitted',
  95012: 'not-permitted',
  95013: 'window-closed',
  95014: 'not-permitted',
  95017: 'not-permitted',
  95018: 'window-closed',
};

/** The session does not take messages from the API: its state is asked for. */
export const WRONG_STATE = '95018';

/** Calls are counted by the minute. */
export function waitFor(code: string): number | undefined {
  return code === '45009' ? 60_000 : undefined;
}

/** Why a message that was accepted did not arrive (`fail_type` of msg_send_fail, channels.md 3.2). */
const FAILED: Readonly<Record<string, { class: FailureClass; detail: string }>> = {
  1: { class: 'not-permitted', detail: 'The customer service account was deleted.' },
  2: { class: 'not-permitted', detail: 'The app is closed.' },
  4: { class: 'window-closed', detail: 'More than 48 hours since the customer wrote.' },
  5: { class: 'window-closed', detail: 'The session is over.' },
  6: { class: 'quota-reached', detail: 'Five messages were sent since the customer wrote.' },
  7: { class: 'not-permitted', detail: 'No channels account is bound.' },
  8: { class: 'not-permitted', detail: 'The company is not verified.' },
  9: { class: 'not-permitted', detail: 'No channels account is bound, and the company is not verified.' },
  10: { class: 'recipient-unreachable', detail: 'The customer refuses messages.' },
  11: { class: 'not-permitted', detail: 'No member has signed in to WeCom.' },
  12: { class: 'bad-content', detail: 'This kind of message is forbidden.' },
};

/** Any number may come; one that is not known is shown as it is. */
export function failureOf(failType: string): { class: FailureClass; code: string; detail: string } {
  const known = Object.hasOwn(FAILED, failType) ? FAILED[failType] : undefined;
  const { class: kind, detail } = known ?? { class: 'not-permitted', detail: 'WeCom did not deliver it.' };
  return { class: kind, code: `fail_type ${failType}`, detail };
}
