import { type EditWord, type WordRecord } from '@yingda/contracts';
import { codePoints, Refusal } from '@yingda/contracts/names';
import { foldCharacter } from './fold';
import { isStorable } from '../storable';

/** A word as it is kept. `folded` is the same for writings that are found as one. */
export type KeptWord = WordRecord & { folded: string };

const SIGN = /[\p{L}\p{N}%]/u;
const LONGEST = 60;

/** The contents of a word as they are kept; refuses what could never be found. */
export function wordContents(input: EditWord): Omit<KeptWord, 'id' | 'version'> {
  const word = input.word.trim().replace(/\s+/g, ' ');
  if (!isStorable(input)) throw wrong('word', 'This word has characters that cannot be kept.');
  if (!SIGN.test(word)) throw wrong('word', 'A word has at least one letter or digit.');
  if (codePoints(word) > LONGEST) throw wrong('word', 'A word has at most 60 characters.');
  const folded = foldWord(word);
  if (folded.length < 2 && /[\x21-\x7e]/.test(folded))
    throw wrong('word', 'A single letter would be found everywhere.');
  const exceptions = [...new Set((input.exceptions ?? []).map((one) => one.trim()).filter(Boolean))];
  const outside = exceptions.find((one) => !foldWord(one).includes(folded));
  if (outside) throw wrong('exceptions', `"${outside}" does not hold the word, so it is no exception to it.`);
  return {
    ...{ word, folded, language: input.language ?? null, kind: input.kind, level: input.level },
    ...{ exceptions, teamIds: [...new Set(input.teamIds ?? [])] },
  };
}

/** A word without what texts are looked through without: width, case, spaces, traditional forms. */
export function foldWord(word: string): string {
  return [...word.normalize('NFKC').toLowerCase()]
    .filter((sign) => SIGN.test(sign))
    .map(foldCharacter)
    .join('');
}

export function toWordRecord({ folded: _, ...record }: KeptWord): WordRecord {
  return record;
}

function wrong(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}
