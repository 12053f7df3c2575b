import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';

const HAN = /\p{Script=Han}/u;
// Runs of letters and digits, with the signs that hold numbers and addresses together inside.
const RUNS = /[\p{L}\p{N}]+(?:[._@'-][\p{L}\p{N}]+)*/gu;
const PARTS = /\p{Script=Han}+|[^\p{Script=Han}._@'-]+/gu;
const LONGEST_WORD = 64;
const MOST_WORDS = 5_000;

let jieba: Jieba | null = null;

// Native code, dictionary and what it builds of it take 65 MB and a quarter of a second: only when a first Chinese text
// is to be cut. Required from the program's own file, as nothing else can be required late and at once.
function dictionary(): Jieba {
  if (!jieba) {
    const load = createRequire(process.argv[1] ?? `${process.cwd()}/`);
    const { Jieba } = load('@node-rs/jieba') as typeof import('@node-rs/jieba');
    jieba = Jieba.withDict((load('@node-rs/jieba/dict.js') as { dict: Uint8Array }).dict);
  }
  return jieba;
}

/**
 * The words of a text, in order, repeated as often as they occur: Chinese cut for search (parts of long words too),
 * everything else in lower case. Order numbers and addresses come whole and in parts. For matching and ranking.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  for (const run of runsOf(text)) {
    if (found.length >= MOST_WORDS) break;
    const parts = partsOf(run);
    if (!HAN.test(run) && parts.length > 1) found.push(run);
    for (const part of parts) {
      if (HAN.test(part)) found.push(...dictionary().cutForSearch(part, true));
      else found.push(part);
    }
  }
  return bounded(found);
}

/**
 * What to give to `to_tsvector('simple', …)`. Chinese goes in as overlapping pairs of characters and not as words: where
 * words end depends on the sentence (退货运费险 is cut 退 / 货运费 / 险, and 退货 would not be found in it).
 */
export function toTsVectorText(text: string): string {
  const found: string[] = [];
  for (const run of runsOf(text)) {
    if (found.length >= MOST_WORDS) break;
    for (const part of partsOf(run))
      found.push(...(HAN.test(part) ? [...pairsOf(part), [...part].at(-1)!] : [part]));
  }
  return bounded(found).join(' ');
}

/**
 * What to give to `to_tsquery('simple', …)`: every word must occur, a last one in letters may be a beginning. Whatever
 * stands in a text is found by any part of it. Empty when nothing in it can be searched for: then ask nothing.
 */
export function toTsQueryText(text: string): string {
  const words = runsOf(text)
    .flatMap(partsOf)
    .flatMap((part) => (HAN.test(part) ? dictionary().cut(part, true) : [part]))
    .filter((word) => word.length <= LONGEST_WORD);
  // Particles between the words (的, 了) say nothing, and need not stand in the text.
  const telling = words.some((word) => [...word].length > 1)
    ? words.filter((word) => !HAN.test(word) || [...word].length > 1)
    : words;
  const unique = [...new Set(telling)].slice(0, 30);
  return unique.map((word, index) => condition(word, index === unique.length - 1)).join(' & ');
}

/** A Chinese sentence cut into its words, all of it in order; `known`: without words that only look like some. */
export function cutWords(text: string, how: 'likely' | 'known' = 'likely'): string[] {
  return HAN.test(text) ? dictionary().cut(text, how === 'likely') : [text];
}

function condition(word: string, isLast: boolean): string {
  if (!HAN.test(word)) return isLast ? `'${word}':*` : `'${word}'`;
  const pairs = pairsOf(word);
  if (pairs.length === 0) return `'${word}':*`;
  return pairs.length === 1 ? `'${pairs[0]}'` : `(${pairs.map((pair) => `'${pair}'`).join(' <-> ')})`;
}

function runsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];
}

function partsOf(run: string): string[] {
  return run.match(PARTS) ?? [];
}

function pairsOf(han: string): string[] {
  const characters = [...han];
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

function bounded(words: string[]): string[] {
  return words.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
}
