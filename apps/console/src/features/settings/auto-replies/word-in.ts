const MOST = 32;
/** A keyword as a reason is told: a long pattern is cut, its whole stands in the tooltip. */
export function reasonWord(word: string): string {
  const letters = [...word];
  return letters.length > MOST ? `${letters.slice(0, MOST).join('')}…` : word;
}

/** Where a word stands in a text as it was typed; null where it fitted in another form (a synonym, an inflection). */
export function wordIn(text: string, word: string): { before: string; word: string; after: string } | null {
  const at = word ? text.toLowerCase().indexOf(word.toLowerCase()) : -1;
  if (at < 0) return null;
  return {
    before: text.slice(0, at),
    word: text.slice(at, at + word.length),
    after: text.slice(at + word.length),
  };
}
