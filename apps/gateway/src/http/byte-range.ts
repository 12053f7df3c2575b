/** A part of a file, both ends included. */
export interface Part {
  start: number;
  end: number;
}

/**
 * The part a Range header asks for (RFC 9110, 14): phones play sound and film only from servers that give parts.
 * Several ranges at once, and what lies beyond the end, are answered with the whole file, as the RFC allows.
 */
export function byteRange(header: string | undefined, size: number): Part | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : null;
}
