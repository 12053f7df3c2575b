import { textPieces } from '../../domain/split-text';

/** As much of a text as fits into so many bytes of UTF-8, no character cut in two, with an ellipsis where some is left. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text, 'utf8') <= most) return text;
  const room = most - Buffer.byteLength('…', 'utf8');
  return `${textPieces(text, { most: room, unit: 'bytes' })[0] ?? ''}…`;
}
