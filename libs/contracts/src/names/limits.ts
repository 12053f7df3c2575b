/** Limits of the wire (design: "Limits"); lengths in code points, sizes in bytes, times in milliseconds or seconds as named. */
export const LIMITS = {
  textCodePoints: 5_000,
  noteCodePoints: 5_000,
  summaryCodePoints: 2_000,
  captionCodePoints: 500,
  /** UTF-16 units of each part of a mail; longer ones are cut. */
  emailUnits: 200_000,
  nameCodePoints: 80,
  fileBytes: 20 * 1024 * 1024,
  imageBytes: 10 * 1024 * 1024,
  frameBytes: 64 * 1024,
  catchUpPage: 100,
  historyPage: 50,
  editWindowMs: 2 * 60_000,
  reopenWindowMs: 24 * 3_600_000,
  disconnectGraceMs: 30_000,
  headEveryMs: 15_000,
  typingTimeoutMs: 6_000,
  livePreviewCodePoints: 500,
  preChatFields: 5,
  mergeUndoMs: 24 * 3_600_000,
} as const;

/** How long a transfer may be taken back while nobody has gone on with it. Apart from LIMITS, which the widget carries whole. */
export const TRANSFER_UNDO_MS = 60_000;

/** Length of a text as people count it: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
