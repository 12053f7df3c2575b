import { clustersOf, TextMeter, type TextUnit } from './text-length';

/** How much text one piece holds. */
export interface TextLimit {
  most: number;
  unit: TextUnit;
}

/**
 * The text in pieces that fit, which put together are the text again. Pieces end with a paragraph where possible, else
 * with a line, a sentence, a word; a character as people see it is never cut, unless it alone is over the limit.
 */
export function splitText(text: string, limit: TextLimit): string[] {
  const clusters = clustersOf(text).flatMap((cluster) => within(cluster, limit));
  const pieces: string[] = [];
  for (let start = 0; start < clusters.length;) {
    const end = start + fitting(clusters, start, limit);
    const cut = end === clusters.length ? end : bestCut(clusters, start, end);
    pieces.push(clusters.slice(start, cut).join(''));
    start = cut;
  }
  return pieces;
}

/** As `splitText`, without the blank at the borders, which nobody sees, and without blank pieces, which providers refuse. */
export function textPieces(text: string, limit: TextLimit): string[] {
  return splitText(text, limit)
    .map((piece, index) => (index === 0 ? piece : piece.replace(/^\s*\n/, '')).trimEnd())
    .filter((piece) => piece.trim() !== '');
}

// Somebody heaps accents on a letter until no message holds it: then by code points, or it could never be sent.
function within(cluster: string, limit: TextLimit): string[] {
  const meter = new TextMeter(limit.unit);
  meter.add(cluster);
  return meter.length <= limit.most ? [cluster] : [...cluster];
}

/** How many clusters from `start` fit; at least one, so that it goes on whatever the limit. */
function fitting(clusters: string[], start: number, limit: TextLimit): number {
  const meter = new TextMeter(limit.unit);
  let count = 0;
  for (let index = start; index < clusters.length; index++) {
    meter.add(clusters[index]!);
    if (meter.length > limit.most) break;
    count += 1;
  }
  return Math.max(1, count);
}

const SENTENCE_END = /^[。！？!?.…；;]$/;
const CLAUSE_END = /^[，、,：:]$/;

/** The best place to end a piece in its second half; an early one would only make more pieces. */
function bestCut(clusters: string[], start: number, end: number): number {
  const earliest = start + Math.max(1, Math.floor((end - start) / 2));
  let best = end;
  let bestRank = 0;
  for (let cut = end; cut >= earliest; cut--) {
    const rank = rankOf(clusters, cut);
    if (rank > bestRank) [best, bestRank] = [cut, rank];
  }
  return best;
}

/** How good it is to end before `clusters[cut]`. */
function rankOf(clusters: string[], cut: number): number {
  const last = clusters[cut - 1]!;
  const before = clusters[cut - 2] ?? '';
  const next = clusters[cut] ?? '';
  if (isLineEnd(last)) return isLineEnd(before) ? 6 : 5;
  if (/^\s+$/.test(last)) return SENTENCE_END.test(before) ? 4 : 2;
  // "3.5" and "a.b" are no ends of sentences.
  if (SENTENCE_END.test(last) && (/[^\x20-\x7e]/.test(last) || /^\s/.test(next))) return 4;
  if (CLAUSE_END.test(last) && /[^\x20-\x7e]/.test(last)) return 3;
  // Between ideographs one may stop anywhere, inside a Latin word or an address not.
  return isIdeograph(last) || isIdeograph(next) ? 1 : 0;
}

function isLineEnd(cluster: string): boolean {
  return cluster === '\n' || cluster === '\r\n';
}

function isIdeograph(cluster: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(cluster);
}
