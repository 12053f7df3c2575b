/** Longest keyword, in code points: longer ones are sentences nobody writes word by word. */
export const KEYWORD_CODE_POINTS = 80;

/** What was typed or pasted as single keywords: a list comes with commas, semicolons, 顿号 or line breaks. */
export function splitKeywords(typed: string): string[] {
  return typed
    .split(/[,，;；、\t\r\n]+/u)
    .map((word) => word.normalize('NFC').trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');
}

/** The same keyword in other letters: case, full width and what looks the same count as one. */
const sameAs = (word: string) => word.normalize('NFKC').toLowerCase();

export interface AddedKeywords {
  words: string[];
  /** Were there already, or came twice. */
  doubled: string[];
  tooLong: string[];
}

/** Chips with what was typed added at the end. */
export function addKeywords(words: readonly string[], typed: string): AddedKeywords {
  const known = new Set(words.map(sameAs));
  const added: AddedKeywords = { words: [...words], doubled: [], tooLong: [] };
  for (const word of splitKeywords(typed)) {
    if ([...word].length > KEYWORD_CODE_POINTS) added.tooLong.push(word);
    else if (known.has(sameAs(word))) added.doubled.push(word);
    else {
      known.add(sameAs(word));
      added.words.push(word);
    }
  }
  return added;
}
