import type { DraftFinding, ListedWord } from '../words';
import { isAlphabetic, normalText, type FoldCharacter, type Gap, type NormalText } from './normal-text';

interface Pattern {
  signs: string[];
  gap: Gap[];
  alphabetic: boolean[];
  listed: ListedWord;
  exceptions: Pattern[];
}

/** Signs from `from` to `to` (not included) of a normal text. */
interface Span {
  from: number;
  to: number;
}

/** A list made ready for looking through many texts. */
export interface WordMatcher {
  find(text: string): DraftFinding[];
  readonly size: number;
}

const WHY: Record<ListedWord['kind'], string> = {
  'absolute-claim': 'Absolute claims are not allowed in advertising and cannot be proved.',
  promise: 'A promise that may not be kept; say what is certain instead.',
  insult: 'Impolite to the customer.',
  'private-deal': 'Leads the customer away from the shop.',
  other: 'This word is on the shop’s list.',
};

/** Fewer letters than this written one by one are no word: "a s s". */
const SPACED_OUT_FROM = 4;

/**
 * Makes a list ready. Words are found whatever their case, width and form (traditional, full-width), also with signs
 * between Chinese characters ("最 便*宜") and letters written one by one ("i d i o t"); words of letters only as whole
 * words. Not found: in one of the word's exceptions, and claims or promises that are denied ("不能保证", "not the best").
 */
export function compileWords(words: readonly ListedWord[], fold: FoldCharacter): WordMatcher {
  const byFirst = new Map<string, Pattern[]>();
  for (const listed of words) {
    const pattern = patternOf(listed.word, listed, fold);
    if (!pattern) continue;
    pattern.exceptions = (listed.exceptions ?? [])
      .map((phrase) => patternOf(phrase, listed, fold))
      .filter((known) => known !== null);
    const first = pattern.signs[0]!;
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return {
    size: words.length,
    find(text) {
      if (byFirst.size === 0) return [];
      const normal = normalText(text, fold);
      const found: DraftFinding[] = [];
      for (let at = 0; at < normal.signs.length; at += 1) {
        for (const pattern of byFirst.get(normal.signs[at]!) ?? []) {
          if (!matches(pattern, normal, at) || isExcepted(pattern, normal, at)) continue;
          if (isDenied(pattern, { text, normal, at })) continue;
          found.push(findingOf(pattern, normal, at));
        }
      }
      return longest(found);
    },
  };
}

function patternOf(word: string, listed: ListedWord, fold: FoldCharacter): Pattern | null {
  const { signs, gap } = normalText(word, fold);
  if (signs.length === 0) return null;
  return { signs, gap, alphabetic: signs.map(isAlphabetic), listed, exceptions: [] };
}

function matches(pattern: Pattern, normal: NormalText, at: number): boolean {
  const { signs, gap, alphabetic } = pattern;
  const end = at + signs.length;
  if (end > normal.signs.length) return false;
  let joined = 0;
  let spaced = 0;
  for (let index = 0; index < signs.length; index += 1) {
    if (normal.signs[at + index] !== signs[index]) return false;
    if (index === 0) continue;
    const between = normal.gap[at + index]!;
    if (between === 2 && gap[index] === 0) return false;
    if (!alphabetic[index] || !alphabetic[index - 1] || gap[index] !== 0) continue;
    if (between === 0) joined += 1;
    else spaced += 1;
  }
  if (spaced > 0 && (joined > 0 || spaced + 1 < SPACED_OUT_FROM)) return false;
  return beginsWord(pattern, normal, at) && endsWord(pattern, normal, end);
}

function beginsWord({ alphabetic }: Pattern, normal: NormalText, at: number): boolean {
  return !alphabetic[0] || at === 0 || normal.gap[at] !== 0 || !isAlphabetic(normal.signs[at - 1]!);
}

function endsWord({ signs }: Pattern, normal: NormalText, end: number): boolean {
  const last = signs[signs.length - 1]!;
  if (last === '%' || !isAlphabetic(last)) return true;
  const joined = (place: number) => place < normal.signs.length && normal.gap[place] === 0;
  // "第1" is not in "第10", but in "第1名".
  if (/\d/.test(last)) return !joined(end) || !/\d/.test(normal.signs[end]!);
  const ends = (place: number) => !joined(place) || !isAlphabetic(normal.signs[place]!);
  // "guarantees" as "guarantee".
  return ends(end) || (normal.signs[end] === 's' && ends(end + 1));
}

function isExcepted({ signs, exceptions }: Pattern, normal: NormalText, at: number): boolean {
  const word: Span = { from: at, to: at + signs.length };
  return exceptions.some((exception) => {
    const length = exception.signs.length;
    for (let start = Math.max(0, word.to - length); start <= word.from; start += 1)
      if (matches(exception, normal, start)) return true;
    return false;
  });
}

const DENIED_ZH =
  /(?:不能|不敢|无法|没法|没办法|不可|不可以|不会|不可能|难以|很难|并非|不是|不算|不属于|不|勿|别|禁止|不得)(?:够|去|再|也|都|是|说|承诺|向|给|对|跟|和|为|替|您|你|大家|客户|顾客|我们|百分百|百分之百|100%|完全|绝对|一定|随便|轻易|随意|这么|那么|有|什么|任何){0,4}$/u;
const DENIED_EN =
  /(?:\bnot|\bnever|\bcannot|n['’]t|\bunable to|\bwithout|\bno|\bneither|\bnor)(?: (?:a|an|the|be|to|always|really|make|give|you|any|we|able|fully|that|is)){0,4} $/;

/** Claims and promises mean the opposite behind a "not" in the same clause; insults do not. */
function isDenied(
  { listed }: Pattern,
  { text, normal, at }: { text: string; normal: NormalText; at: number },
): boolean {
  if (listed.kind !== 'absolute-claim' && listed.kind !== 'promise') return false;
  let start = at;
  while (start > 0 && at - start < 14 && normal.gap[start] !== 2) start -= 1;
  if (start < at && DENIED_ZH.test(normal.signs.slice(start, at).join(''))) return true;
  const place = normal.from[at]!;
  const before = text
    .slice(Math.max(0, place - 40), place)
    .toLowerCase()
    .replace(/\s+/g, ' ');
  const clause = before.split(/[.,;!?，。；！？]/).at(-1)!;
  return DENIED_EN.test(clause);
}

function findingOf({ signs, listed }: Pattern, normal: NormalText, at: number): DraftFinding {
  return {
    kind: listed.kind,
    word: listed.word,
    from: normal.from[at]!,
    to: normal.to[at + signs.length - 1]!,
    level: listed.level,
    why: WHY[listed.kind],
    ...(listed.id === undefined ? {} : { wordId: listed.id }),
  };
}

const STRICTER = { forbidden: 0, mask: 1, warn: 2 } as const;

/** Of findings that overlap the stricter stays, then the longer, then the earlier. In the order of the text. */
export function longest(findings: readonly DraftFinding[]): DraftFinding[] {
  const sorted = [...findings].sort(
    (a, b) => STRICTER[a.level] - STRICTER[b.level] || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  const kept: DraftFinding[] = [];
  for (const one of sorted)
    if (!kept.some((other) => one.from < other.to && other.from < one.to)) kept.push(one);
  return kept.sort((a, b) => a.from - b.from);
}
