/** A piece of a text: written words, or a blank that is filled when it is said. */
export interface Piece {
  text: string;
  /** Name of the blank this stands for. */
  variable?: string;
  /** `known`: a sample value; `fallback`: what is said when it is empty; `unknown`: no such blank exists. */
  filled?: 'known' | 'fallback' | 'unknown';
}

const BLANK = /\{\{\s*([\p{L}\p{N}_.-]+)\s*(?:\|([^{}]*))?\}\}/gu;

/** Every blank of a text, once, in the order in which they stand. */
export function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map(([, name]) => name as string))];
}

/** The text as customers will read it, from sample values; a blank without one shows its fallback, or itself. */
export function filled(text: string, samples: Readonly<Record<string, string>>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(BLANK)) {
    const [whole, variable = '', fallback] = match;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    end = match.index + whole.length;
    const sample = Object.hasOwn(samples, variable) ? samples[variable] : undefined;
    if (sample) pieces.push({ text: sample, variable, filled: 'known' });
    else if (fallback !== undefined) pieces.push({ text: fallback, variable, filled: 'fallback' });
    else pieces.push({ text: whole, variable, filled: 'unknown' });
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
