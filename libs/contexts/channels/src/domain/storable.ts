const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Whether PostgreSQL can keep every text in a value: no zero character, no half of a surrogate pair. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !UNSTORABLE.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isStorable);
}
