import type { FailureClass } from '../adapter';

/** What every code means (channels.md 1.8); `errorClasses` of an account's settings goes before it. */
export const CLASSES: Readonly<Record<string, FailureClass>> = {
  '-1': 'retry-later',
  40001: 'refresh-token',
  40014: 'refresh-token',
  42001: 'refresh-token',
  41001: 'refresh-token',
  40002: 'not-permitted',
  40003: 'recipient-unreachable',
  40004: 'bad-content',
  40005: 'bad-content',
  40006: 'bad-content',
  40007: 'bad-content',
  40008: 'bad-content',
  40009: 'bad-content',
  40010: 'bad-content',
  40011: 'bad-content',
  40012: 'bad-content',
  40013: 'not-permitted',
  40033: 'bad-content',
  40037: 'bad-content',
  40101: 'not-permitted',
  40125: 'not-permitted',
  40164: 'not-permitted',
  40200: 'not-permitted',
  43004: 'recipient-unreachable',
  43101: 'recipient-unreachable',
  43019: 'recipient-unreachable',
  45001: 'bad-content',
  45002: 'bad-content',
  45003: 'bad-content',
  45004: 'bad-content',
  45005: 'bad-content',
  45006: 'bad-content',
  45007: 'bad-content',
  45008: 'bad-content',
  45009: 'retry-later',
  45011: 'retry-later',
  45015: 'window-closed',
  45047: 'quota-reached',
  45162: 'bad-content',
  47003: 'bad-content',
  48001: 'not-permitted',
  48002: 'recipient-unreachable',
  48004: 'not-permitted',
  50002: 'not-permitted',
  61450: 'retry-later',
  65400: 'not-permitted',
  65401: 'not-permitted',
  65402: 'not-permitted',
  65413: 'not-permitted',
  65414: 'not-permitted',
  65415: 'not-permitted',
  70000: 'recipient-unreachable',
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds until a code is worth another try; undefined: soon, as the caller sees fit. */
export function waitFor(code: string, now: Date): number | undefined {
  if (code === '45011') return 60_000;
  // Daily quotas begin anew at midnight in Beijing.
  if (code === '45009') return DAY_MS - ((now.getTime() + 8 * HOUR_MS) % DAY_MS);
  return undefined;
}
