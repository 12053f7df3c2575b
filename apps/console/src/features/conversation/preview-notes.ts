import type { OutboundPreview } from '@yingda/contracts';
import type { Conversion } from '@yingda/contracts/names';

/** What a preview has to say; nothing where the message arrives as it was written. */
export interface PreviewNotes {
  /** How many messages it takes, when more than one. */
  pieces: number | null;
  conversions: Conversion[];
  /** Why it cannot go as it is. */
  problem: { kind: 'too-many'; pieces: number; left: number } | { kind: 'closed' } | null;
}

export function previewNotes(preview: OutboundPreview | null): PreviewNotes | null {
  if (!preview) return null;
  const { pieces, conversions, fits, window } = preview;
  const left = window?.quotaLeft ?? null;
  const problem = fits
    ? null
    : window?.open && left !== null && left < pieces.length
      ? { kind: 'too-many' as const, pieces: pieces.length, left }
      : { kind: 'closed' as const };
  const notes = {
    pieces: pieces.length > 1 ? pieces.length : null,
    // The number of messages says it already.
    conversions: conversions.filter((conversion) => conversion !== 'split'),
    problem,
  };
  return notes.pieces || notes.conversions.length > 0 || problem ? notes : null;
}
