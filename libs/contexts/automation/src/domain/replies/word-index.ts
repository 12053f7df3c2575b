import { isSlipOf, slipKeys, stem, takesSlips } from './english';

/** Words that may stand between those of a phrase: "cancel my order". */
const BETWEEN = new Set('a an the my your our this that these please to of for on in it'.split(' '));
const WORD = /[\p{L}\p{N}]+/gu;

interface Token {
  word: string;
  stem: string;
  start: number;
  end: number;
}
interface Entry<T> {
  stems: string[];
  /** As written, for slips. */
  words: string[];
  value: T;
}

/** What was found, from where to where. */
export interface Found<T> {
  value: T;
  start: number;
  end: number;
}

/** Finds English words and phrases whatever their form, long words also with a slip. Costs grow with the text, not with how many there are. */
export class WordIndex<T> {
  private readonly byFirst = new Map<string, Entry<T>[]>();
  private readonly bySlip = new Map<string, Entry<T>[]>();

  /** `phrase` is readable. */
  add(phrase: string, value: T): void {
    const words = phrase.match(WORD) ?? [];
    if (words.length === 0) return;
    const entry = { words, stems: words.map(stem), value };
    put(this.byFirst, entry.stems[0]!, entry);
    if (takesSlips(words[0]!)) {
      const keys = new Set([...slipKeys(words[0]!), ...slipKeys(entry.stems[0]!)]);
      for (const key of keys) put(this.bySlip, key, entry);
    }
  }

  search(text: string): Found<T>[] {
    const tokens = tokensOf(text);
    return tokens.flatMap((token, at) => {
      const candidates = new Set(this.byFirst.get(token.stem));
      if (token.word.length >= 5)
        for (const key of [...slipKeys(token.word), ...slipKeys(token.stem)])
          for (const entry of this.bySlip.get(key) ?? []) candidates.add(entry);
      return [...candidates].flatMap((entry) => {
        const end = endOf(entry, tokens, at, text);
        return end === null ? [] : [{ value: entry.value, start: token.start, end }];
      });
    });
  }
}

// eslint-disable-next-line no-restricted-syntax -- a phrase, the words, from where, and the text that parts clauses
function endOf<T>(entry: Entry<T>, tokens: Token[], at: number, text: string): number | null {
  let next = at;
  for (let part = 0; part < entry.stems.length; part++) {
    if (part > 0) {
      while (next < tokens.length && !fits(entry, part, tokens[next]!) && BETWEEN.has(tokens[next]!.word))
        next++;
    }
    const token = tokens[next];
    if (!token || !fits(entry, part, token)) return null;
    if (part > 0 && text.slice(tokens[at]!.start, token.start).includes('\n')) return null;
    next++;
  }
  return tokens[next - 1]!.end;
}

function fits<T>(entry: Entry<T>, part: number, token: Token): boolean {
  const [meant, meantStem] = [entry.words[part]!, entry.stems[part]!];
  if (token.stem === meantStem) return true;
  if (!takesSlips(meant)) return false;
  return isSlipOf(token.word, meant) || isSlipOf(token.stem, meantStem) || isSlipOf(token.stem, meant);
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    stem: stem(word),
    start: index,
    end: index + word.length,
  }));
}

function put<T>(map: Map<string, Entry<T>[]>, key: string, entry: Entry<T>): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}
