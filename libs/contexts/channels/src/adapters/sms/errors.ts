import type { FailureClass } from '../adapter';
import { classOfStatus as usualClass } from '../outcomes';
import { overriddenClass } from '../provider-answer';
import type { Settings } from '../settings';

/** Twilio's codes (channels.md 4.6; https://www.twilio.com/docs/api/errors), each in the class that says what to do. */
const CLASSES: Record<string, FailureClass | undefined> = {
  '14107': 'retry-later',
  '20429': 'retry-later',
  '21611': 'retry-later',
  '30001': 'retry-later',
  '30022': 'retry-later',
  '20003': 'not-permitted',
  '20404': 'not-permitted',
  '21212': 'not-permitted',
  '21408': 'not-permitted',
  '21606': 'not-permitted',
  '21612': 'not-permitted',
  '21659': 'not-permitted',
  '30002': 'not-permitted',
  '30034': 'not-permitted',
  '21211': 'recipient-unreachable',
  '21214': 'recipient-unreachable',
  '21217': 'recipient-unreachable',
  '21610': 'recipient-unreachable',
  '21614': 'recipient-unreachable',
  '30003': 'recipient-unreachable',
  '30004': 'recipient-unreachable',
  '30005': 'recipient-unreachable',
  '30006': 'recipient-unreachable',
  '30008': 'recipient-unreachable',
  '21602': 'bad-content',
  '21617': 'bad-content',
  '21620': 'bad-content',
  '21623': 'bad-content',
  '30007': 'bad-content',
  '30019': 'bad-content',
  '30027': 'quota-reached',
  '63038': 'quota-reached',
};

/** The class of a delivery that failed; a code nobody knows says at least that this one did not arrive. */
export function failureClass(code: string, settings: Settings): FailureClass {
  return classOfCode(code, settings) ?? 'recipient-unreachable';
}

/** What an administrator or our table says of a code; null when neither knows it. */
export function classOfCode(code: string, settings: Settings): FailureClass | null {
  return overriddenClass(settings, code) ?? (Object.hasOwn(CLASSES, code) ? (CLASSES[code] ?? null) : null);
}

/** The class of an answer without a known code. */
export function classOfStatus(status: number, idempotent: boolean): FailureClass {
  // A redirect is no answer to a POST, and a missing page no gateway: the address in the settings is wrong.
  if (status < 400 || status === 404 || status === 410) return 'not-permitted';
  const usual = usualClass(status);
  return usual === 'unknown-outcome' && idempotent ? 'retry-later' : usual;
}
