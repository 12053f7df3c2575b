const BEFORE = 40;
const LENGTH = 160;
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** A piece of the text around the first hit, every hit in it between U+0001 and U+0002; at most 400 units. */
export function excerptAround(text: string, words: string[]): string {
  const line = text.replaceAll(OPEN, '').replaceAll(CLOSE, '').replace(/\s+/g, ' ').trim();
  const pattern = patternOf(words);
  const first = pattern ? line.search(pattern) : -1;
  const start = first > BEFORE ? whole(line, first - BEFORE) : 0;
  const end = whole(line, Math.min(line.length, start + LENGTH));
  const piece = line.slice(start, end);
  const marked = pattern ? mark(piece, pattern) : piece;
  return `${start > 0 ? '…' : ''}${marked}${end < line.length ? '…' : ''}`;
}

// Marks stop when the excerpt would grow over its limit.
function mark(piece: string, pattern: RegExp): string {
  let room = 400 - piece.length - 2;
  return piece.replace(new RegExp(pattern.source, 'giu'), (hit) => {
    if (room < 2) return hit;
    room -= 2;
    return `${OPEN}${hit}${CLOSE}`;
  });
}

function patternOf(words: string[]): RegExp | null {
  const sorted = words.filter(Boolean).sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return null;
  return new RegExp(sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'), 'iu');
}

// Not in the middle of a character.
function whole(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
