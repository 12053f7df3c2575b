import AhoCorasick from 'modern-ahocorasick';
import { plainOf } from '../mood/plain';

const LATIN = /[a-z0-9]/;
const NOTHING: ReadonlySet<number> = new Set();

/** All words and phrases of all rules, found in one walk over a text however many they are. */
export class WordFinder {
  private readonly numbers = new Map<string, number>();
  private automaton: AhoCorasick | null = null;

  /** The number under which a word is found; before the first search. */
  number(word: string): number {
    const plain = plainOf(word);
    const known = this.numbers.get(plain);
    if (known !== undefined) return known;
    this.numbers.set(plain, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** Numbers of the words in a text that is plain. Words in Latin letters stand alone, Chinese ones anywhere. */
  find(plain: string): ReadonlySet<number> {
    if (plain === '' || this.numbers.size === 0) return NOTHING;
    this.automaton ??= new AhoCorasick([...this.numbers.keys()]);
    const found = new Set<number>();
    for (const { patternIndex, start, end } of this.automaton.search(plain)) {
      if (found.has(patternIndex)) continue;
      if (standsAlone(plain, start, end)) found.add(patternIndex);
    }
    return found;
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  const joined = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && LATIN.test(one) && LATIN.test(other);
  return !joined(text[start - 1], text[start]) && !joined(text[end - 1], text[end]);
}
