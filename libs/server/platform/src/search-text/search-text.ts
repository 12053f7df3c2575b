import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

const HAN = /\p{Script=Han}/u;
// Runs of Chinese, or of other letters and digits with what holds words and numbers together inside.
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[._@'-][\p{L}\p{N}]+)*/gu;
const LONGEST_WORD = 64;
const MOST_WORDS = 5_000;

let jieba: Jieba | null = null;

// The dictionary takes a moment and some memory to build: only when the first Chinese text needs it.
function cut(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  return jieba.cutForSearch(text, true);
}

/**
 * The words of a text for full-text search, in order, repeated as often as they occur: Chinese cut for search (parts of
 * long words too), everything else in lower case. Order numbers and e-mail addresses stay whole and come in parts too.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (found.length >= MOST_WORDS) break;
    if (HAN.test(run)) found.push(...wordsOfMixed(run));
    else {
      const parts = run.split(/[._@'-]/);
      if (parts.length > 1) found.push(run);
      found.push(...parts);
    }
  }
  return found.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
}

function wordsOfMixed(run: string): string[] {
  return run
    .match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)!
    .flatMap((part) => (HAN.test(part) ? cut(part) : part.split(/[._@'-]/).filter(Boolean)));
}

/** What to give to `to_tsvector('simple', …)`: the words with spaces between. */
export function toTsVectorText(text: string): string {
  return tokens(text)
    .filter((word) => !/[^\p{L}\p{N}]/u.test(word))
    .join(' ');
}

/**
 * What to give to `to_tsquery('simple', …)`: all words must occur, the last one may be a beginning. Empty when nothing
 * in the text can be searched for; then ask nothing, as an empty query finds nothing.
 */
export function toTsQueryText(text: string): string {
  const words = [...new Set(tokens(text).filter((word) => !/[^\p{L}\p{N}]/u.test(word)))];
  return words.map((word, index) => (index === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
}
