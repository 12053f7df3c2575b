import { type SurveyForm, type SurveyGiven, type SurveyQuestion, type SurveyScore } from '@yingda/contracts';
import { RESOLVED, Refusal, type Resolved } from '@yingda/contracts/names';
import { mainQuestion, scaleOf } from './form';

type Questions = Pick<SurveyForm, 'questions'>;
type Given = readonly SurveyGiven[];

/** What answers come to. */
export interface Counted {
  complete: boolean;
  rating: number | null;
  resolved: Resolved | null;
  scores: SurveyScore[];
  tags: string[];
  comment: string | null;
}

/** Whether a question is asked, after what was answered before it. */
export function isAsked({ showIf }: SurveyQuestion, given: Given): boolean {
  if (!showIf) return true;
  const answer = given.find(({ question }) => question === showIf.question);
  if (!answer) return false;
  const { equals, atMost, atLeast } = showIf;
  if (equals !== undefined && equals !== answer.choice && equals !== String(answer.score)) return false;
  if (atMost !== undefined && (answer.score === undefined || answer.score > atMost)) return false;
  return atLeast === undefined || (answer.score !== undefined && answer.score >= atLeast);
}

/**
 * The answers that fit the form, in its order, each once; what is empty or no longer asked is left out.
 * @throws Refusal invalid-payload, naming the question
 */
export function fitting(form: Questions, given: Given): SurveyGiven[] {
  const unknown = given.find((one) => !form.questions.some(({ id }) => id === one.question));
  if (unknown) throw wrong(unknown.question, 'is not asked by this form');
  const kept: SurveyGiven[] = [];
  for (const question of form.questions) {
    const answer = given.filter((one) => one.question === question.id).at(-1);
    const fits = answer && fit(question, answer);
    if (fits && isAsked(question, kept)) kept.push(fits);
  }
  return kept;
}

function fit(question: SurveyQuestion, { score, choice, choices, text }: SurveyGiven): SurveyGiven | null {
  const { id, kind, options, maxLength } = question;
  const scale = scaleOf(question);
  const known = (value: string) => options.some((option) => option.value === value);
  if (scale) {
    if (score === undefined || score === null) return null;
    if (score < scale.min || score > scale.max)
      throw wrong(id, `is answered from ${scale.min} to ${scale.max}`);
    return { question: id, score };
  }
  if (kind === 'choice') {
    if (!choice) return null;
    if (!known(choice)) throw wrong(id, 'has no such answer');
    return { question: id, choice };
  }
  if (kind === 'tags') {
    const chosen = [...new Set(choices ?? [])];
    if (!chosen.every(known)) throw wrong(id, 'has no such answer');
    return chosen.length > 0 ? { question: id, choices: chosen } : null;
  }
  const words = (text ?? '').trim();
  if ([...words].length > (maxLength ?? 2_000))
    throw wrong(id, `holds at most ${maxLength ?? 2_000} characters`);
  return words === '' ? null : { question: id, text: words };
}

/** Later answers over earlier ones: a menu answers one question, the page the rest. */
export function merged(earlier: Given, later: Given): SurveyGiven[] {
  const replaced = new Set(later.map(({ question }) => question));
  return [...earlier.filter(({ question }) => !replaced.has(question)), ...later];
}

/** What answers that fit come to. */
export function counted(form: Questions, given: Given): Counted {
  const answerTo = (question: SurveyQuestion | null | undefined) =>
    question ? given.find((one) => one.question === question.id) : undefined;
  const solved = form.questions.find(({ dimension, kind }) => dimension === 'solved' && kind === 'choice');
  const said = answerTo(solved)?.choice;
  const words = form.questions
    .filter(({ kind }) => kind === 'text')
    .flatMap((one) => answerTo(one)?.text ?? []);
  return {
    complete: form.questions.every(
      (one) => !one.required || !isAsked(one, given) || answerTo(one) !== undefined,
    ),
    rating: answerTo(mainQuestion(form))?.score ?? null,
    resolved: RESOLVED.find((one) => one === said) ?? null,
    scores: form.questions.flatMap((one) => {
      const score = answerTo(one)?.score;
      return score === undefined
        ? []
        : [{ question: one.id, dimension: one.dimension, kind: one.kind, score }];
    }),
    tags: given.flatMap(({ choices }) => choices ?? []),
    comment: words.length > 0 ? words.join('\n').slice(0, 4_000) : null,
  };
}

/** The score that owes the customer a word, or null. Without a rating of 1 to 5 the first score counts. */
export function lowScore(form: Pick<SurveyForm, 'lowScore' | 'questions'>, given: Given): number | null {
  const rated = mainQuestion(form) ?? form.questions.find((one) => scaleOf(one) !== null);
  const score = rated && given.find(({ question }) => question === rated.id)?.score;
  return form.lowScore.active && score !== undefined && score !== null && score <= form.lowScore.atMost
    ? score
    : null;
}

function wrong(question: string, why: string): Refusal {
  return new Refusal('invalid-payload', `The question ${question} ${why}.`, { question });
}
