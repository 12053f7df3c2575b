import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Values, Verdict } from './adapter';

/** The value of a header or query parameter that came exactly once; null when it is missing or repeated. */
export function oneValue(values: Values, name: string): string | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value : null;
}

/** Compares in a time that tells nothing of either text, not even their lengths: digests are compared. */
export function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Whether a secret is one of the keys in use. All are compared, so that time does not tell which; no key, no match. */
export function isOneOf(given: string, keys: readonly string[]): boolean {
  return keys.map((key) => sameText(given, key)).includes(true);
}

/** Whether `signature` is the HMAC-SHA256 of the raw bytes under one of the keys in use. */
export function signedByOneOf(
  signed: { rawBody: Buffer; signature: Buffer },
  keys: readonly string[],
): boolean {
  return keys
    .map((key) => {
      const expected = createHmac('sha256', key).update(signed.rawBody).digest();
      return signed.signature.length === expected.length && timingSafeEqual(signed.signature, expected);
    })
    .includes(true);
}

/** The one answer to all that is not the provider's. */
export function refused(reason: string): Verdict {
  return { kind: 'refused', status: 401, reason };
}
