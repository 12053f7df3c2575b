import { FAILURE_CLASSES, type FailureClass, type ProviderAnswer } from './adapter';
import { type JsonRecord, parseJson, recordOf } from './json';
import { type Settings, textOf } from './settings';

/** The answer's JSON object; empty when it is none. */
export function answerObject(answer: ProviderAnswer): JsonRecord {
  return recordOf(parseJson(answer.bytes));
}

// Longer than any provider asks for; a wrong header must not park an account for a year.
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** What `Retry-After` asks for (seconds or a date), in milliseconds; undefined when it says nothing. */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const waited = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isFinite(waited) ? Math.min(Math.max(waited, 0), LONGEST_WAIT_MS) : undefined;
}

/**
 * What an administrator says of a provider's codes ("30007=bad-content, 30008=retry-later"), before our own table:
 * providers add and change codes without notice.
 */
export function overriddenClass(settings: Settings, code: string): FailureClass | null {
  for (const entry of textOf(settings, 'errorClasses').split(/[\s,;]+/)) {
    const [name, kind] = entry.split('=');
    const found = FAILURE_CLASSES.find((one) => one === kind);
    if (name === code && code !== '' && found) return found;
  }
  return null;
}
