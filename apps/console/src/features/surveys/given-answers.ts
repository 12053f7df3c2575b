import type { AskedForm, Given } from './use-conversation-surveys';

type Question = AskedForm['questions'][number];

/** What is written down so far, by question. */
export type Answers = Readonly<Record<string, Given>>;

/** Whether a question is asked, by what was answered before it. */
export function isShown({ showIf }: Question, answers: Answers): boolean {
  if (!showIf) return true;
  const given = answers[showIf.question];
  if (!given) return false;
  if (showIf.equals) return given.choice === showIf.equals;
  const { score } = given;
  if (score === undefined) return false;
  return score <= (showIf.atMost ?? score) && score >= (showIf.atLeast ?? score);
}

/** Whether something was said to it. */
export function isGiven(given: Given | undefined): boolean {
  if (!given) return false;
  const { score, choice, choices, text } = given;
  return score !== undefined || !!choice || (choices?.length ?? 0) > 0 || (text ?? '').trim() !== '';
}

/** Questions that are asked, in order; what was said to others does not count. */
export function shownOf(questions: readonly Question[], answers: Answers): Question[] {
  return questions.filter((question) => isShown(question, answers));
}

/** The first required question without an answer; null: all that is needed is there. */
export function missingOf(questions: readonly Question[], answers: Answers): Question | null {
  return shownOf(questions, answers).find((one) => one.required && !isGiven(answers[one.id])) ?? null;
}

/** As it is sent. */
export function givenOf(questions: readonly Question[], answers: Answers): Given[] {
  return shownOf(questions, answers).flatMap(({ id }) => {
    const given = answers[id];
    return given && isGiven(given) ? [given] : [];
  });
}
