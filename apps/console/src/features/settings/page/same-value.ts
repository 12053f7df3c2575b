/** Whether two plain values say the same; the order of keys does not matter, that of lists does. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = (value: object) =>
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [key]));
  const mine = keys(a);
  if (mine.length !== keys(b).length) return false;
  return mine.every((key) => sameValue(a[key as keyof typeof a], b[key as keyof typeof b]));
}
