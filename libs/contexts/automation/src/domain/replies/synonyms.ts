import { hasHan, readableWord } from './readable';

const MOST = 60;

/** A keyword in all the ways it can be said: wherever a word of a group stands in it, the others may stand. */
export function saidOtherwise(word: string, groups: readonly (readonly string[])[]): string[] {
  const ways = new Set([word]);
  for (const group of groups) {
    for (const way of [...ways])
      for (const known of group) {
        if (!holds(way, known)) continue;
        for (const other of group) if (ways.size < MOST) ways.add(way.replace(known, () => other));
      }
  }
  return [...ways];
}

/** Groups as they are looked for; what is left of them as one or none is none. */
export function readableGroups(groups: readonly { words: readonly string[] }[]): string[][] {
  return groups
    .map(({ words }) => [...new Set(words.map(readableWord).filter((word) => word !== ''))])
    .filter((group) => group.length > 1);
}

function holds(text: string, word: string): boolean {
  return hasHan(word) ? text.includes(word) : ` ${text} `.includes(` ${word} `);
}
