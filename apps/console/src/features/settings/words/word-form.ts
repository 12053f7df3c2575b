import type { Body } from '@yingda/contracts';
import type { Language, WordKind, WordLevel } from '@yingda/contracts/names';
import type { WordRecord } from './use-words';

/** What is filled in for one word, or for many of the same kind. */
export interface WordForm {
  /** One a line. */
  words: string;
  language: Language | null;
  kind: WordKind;
  level: WordLevel;
  /** One a line. */
  exceptions: string;
  teamIds: string[];
}

export function wordForm(record: WordRecord | null): WordForm {
  return {
    words: record?.word ?? '',
    language: record?.language ?? null,
    kind: record?.kind ?? 'other',
    level: record?.level ?? 'forbidden',
    exceptions: record?.exceptions.join('\n') ?? '',
    teamIds: record?.teamIds ?? [],
  };
}

export const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** One body for each line; an exception goes with the words that stand in it. */
export function wordBodies(form: WordForm): Body<'PATCH /api/words/:id'>[] {
  const { language, kind, level, teamIds } = form;
  const exceptions = linesOf(form.exceptions);
  const words = linesOf(form.words);
  return words.map((word) => ({
    ...{ word, language, kind, level, teamIds },
    exceptions:
      words.length === 1
        ? exceptions
        : exceptions.filter((phrase) => phrase.toLowerCase().includes(word.toLowerCase())),
  }));
}
