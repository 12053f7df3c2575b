/** A share as people read it: one digit behind the point, none where it says nothing; null of nothing. */
export function percent(part: number, of: number): string | null {
  if (of === 0) return null;
  const value = Math.round((part / of) * 1_000) / 10;
  return `${Number.isInteger(value) ? value : value.toFixed(1)}%`;
}
