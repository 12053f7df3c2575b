const UNSTORABLE = /[\0\p{Surrogate}]/u;
const EVERY_UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Whether PostgreSQL can keep every text in a value: no zero character, no half of a surrogate pair. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !UNSTORABLE.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isStorable);
}

/** The same without what PostgreSQL cannot keep, in every text of plain objects and lists. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replace(EVERY_UNSTORABLE, '') as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storable(one)])) as T;
}
