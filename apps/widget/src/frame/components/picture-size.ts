import type { AttachmentFacts } from '@yingda/contracts';

const WIDEST = 232;
const TALLEST = 280;
const NARROWEST = 64;

/** Style of a picture's place: its own size, at most 232 × 280 px; 4:3 when the size is not known. */
export function pictureSize(facts: AttachmentFacts | undefined): { width: string; aspectRatio: string } {
  const { width = 4, height = 3 } = facts ?? {};
  const scale = Math.min(WIDEST / width, TALLEST / height, facts?.width ? 1 : Infinity);
  return {
    width: `${Math.max(NARROWEST, Math.round(width * scale))}px`,
    aspectRatio: `${width} / ${height}`,
  };
}
