import { type SurveyGiven, type SurveyQuestion } from '@yingda/contracts';
import { LANGUAGES } from '@yingda/contracts/names';
import { scaleOf } from './form';

/** What is shown for a choice, by its value. */
export interface Option {
  value: string;
  label: string;
}

const CHINESE: Record<string, number> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const NUMBER = /^(\d{1,2}|[零一二两三四五六七八九十])\s*(?:分|星|颗星|星级|points?|stars?|\/\s*\d{1,2})?$/iu;

/**
 * The answer that a customer wrote to the first question, or null when it is something else: only a bare number or the
 * very words of an option are taken, so that whoever writes about "2 parcels" is heard by a person. Options are counted
 * in the order they were shown, which for scores is the score itself but where the lowest is 0.
 */
export function readAnswer(
  question: SurveyQuestion,
  written: string,
  shown: readonly Option[],
): SurveyGiven | null {
  const text = plain(written);
  if (text === '') return null;
  const scale = scaleOf(question);
  const number = numberOf(text);
  const labelled = shown.find(({ label }) => plain(label) === text)?.value ?? namedBy(question, text);
  if (scale) {
    const score = labelled === undefined ? number : Number(labelled);
    if (score === null || !Number.isInteger(score) || score < scale.min || score > scale.max) return null;
    return { question: question.id, score };
  }
  if (question.kind !== 'choice') return null;
  const value = labelled ?? (number === null ? undefined : shown[number - 1]?.value);
  return value === undefined ? null : { question: question.id, choice: value };
}

/** The answer of a choice from our own menu; null when it is none of this question. */
export function choiceAnswer(question: SurveyQuestion, value: string): SurveyGiven | null {
  if (scaleOf(question)) return readAnswer(question, value, []);
  return question.options.some((option) => option.value === value)
    ? { question: question.id, choice: value }
    : null;
}

function namedBy(question: SurveyQuestion, text: string): string | undefined {
  return question.options.find(({ label }) => LANGUAGES.some((language) => plain(label[language]) === text))
    ?.value;
}

function numberOf(text: string): number | null {
  const found = NUMBER.exec(text)?.[1];
  if (found === undefined) return null;
  return CHINESE[found] ?? Number(found);
}

/** Full-width digits and letters, spaces and closing marks are no difference. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[.。!！~～]+$/u, '')
    .trim()
    .toLowerCase();
}

/** What is shown to choose from, in the order of the numbers. */
export function optionsOf(question: SurveyQuestion, language: (typeof LANGUAGES)[number]): Option[] {
  const scale = scaleOf(question);
  if (!scale) return question.options.map(({ value, label }) => ({ value, label: label[language] }));
  const scores = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
  return scores.map((score) => ({ value: String(score), label: scoreLabel(question, score, language) }));
}

const WORDS = {
  'zh-CN': ['非常不满意', '不满意', '一般', '满意', '非常满意'],
  en: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
};

function scoreLabel(question: SurveyQuestion, score: number, language: (typeof LANGUAGES)[number]): string {
  const scale = scaleOf(question)!;
  const end = score === scale.min ? question.lowest : score === scale.max ? question.highest : null;
  if (end) return end[language];
  const five = question.kind === 'rating' || question.kind === 'faces';
  return five ? WORDS[language][score - 1]! : String(score);
}
