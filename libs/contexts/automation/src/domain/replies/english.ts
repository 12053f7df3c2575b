import { distance } from 'fastest-levenshtein';

const SHORTEST_WITH_SLIPS = 6;

/** A word without the endings that make it another form of itself: returns, returned, returning → return. */
export function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  for (const ending of ['ing', 'ed'])
    if (word.length > ending.length + 3 && word.endsWith(ending))
      return closed(word.slice(0, -ending.length));
  if (word.length > 4 && /(?:sh|ch|x|s|z)es$/.test(word)) return closed(word.slice(0, -2));
  if (word.length > 3 && word.endsWith('s')) return closed(word.slice(0, -1));
  return closed(word);
}

// cancelled, canceling, cancell; exchange, exchanging.
function closed(word: string): string {
  if (word.length > 4 && /([bdglmnprt])\1$/.test(word)) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** Whether a word may be meant by another with one slip: a letter too many, too few, wrong, or two changed over. */
export function isSlipOf(written: string, meant: string): boolean {
  if (meant.length < SHORTEST_WITH_SLIPS || written[0] !== meant[0]) return false;
  const letters = distance(written, meant);
  // Another last letter makes another word as often as a slip: broker, broken.
  if (letters === 1) return written.length !== meant.length || written.at(-1) === meant.at(-1);
  return letters === 2 && written.length === meant.length && areChangedOver(written, meant);
}

function areChangedOver(one: string, other: string): boolean {
  let at = 0;
  while (one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** What is left of a word without one letter, and the word: two words one slip apart have one of these in common. */
export function slipKeys(word: string): string[] {
  const keys = [word];
  for (let at = 0; at < word.length; at++) keys.push(word.slice(0, at) + word.slice(at + 1));
  return keys;
}

/** May be written with slips. */
export function takesSlips(word: string): boolean {
  return word.length >= SHORTEST_WITH_SLIPS && !/\d/.test(word);
}
