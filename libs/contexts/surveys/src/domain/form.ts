import { type SurveyForm, type SurveyFormContent, type SurveyQuestion } from '@yingda/contracts';
import { SURVEY_SCALES, type SurveyTrigger } from '@yingda/contracts/names';

/** Whether answers of this question are scores. */
export function scaleOf(question: Pick<SurveyQuestion, 'kind'>): { min: number; max: number } | null {
  const { kind } = question;
  return kind in SURVEY_SCALES ? SURVEY_SCALES[kind as keyof typeof SURVEY_SCALES] : null;
}

/** What is wrong with a form, in a sentence; null when nothing is. */
export function problemOf(form: SurveyFormContent): string | null {
  const { questions, collection, expiresHours, conditions, trigger } = form;
  const remindAfterHours = form.remindAfterHours ?? null;
  if (questions.length === 0) return 'A form needs a question.';
  if (collection.length === 0) return 'Say whether it is answered online, on the phone or both.';
  if (remindAfterHours !== null && remindAfterHours >= expiresHours)
    return 'The reminder must come before the answer is due.';
  if (isScheduled(trigger) && conditions.tiers.length === 0)
    return 'A form that is sent by the calendar needs the tiers it goes to.';
  const earlier = new Map<string, SurveyQuestion>();
  for (const question of questions) {
    const problem = questionProblem(question, earlier);
    if (problem) return problem;
    earlier.set(question.id, question);
  }
  return questions[0]!.showIf ? 'The first question is always asked.' : null;
}

function questionProblem(
  { id, kind, options, showIf }: SurveyQuestion,
  earlier: Map<string, SurveyQuestion>,
): string | null {
  if (earlier.has(id)) return `Two questions are called ${id}.`;
  const chosen = kind === 'choice' || kind === 'tags';
  if (chosen && options.length < 2) return `Question ${id} needs two answers to choose from.`;
  if (!chosen && options.length > 0) return `Question ${id} has nothing to choose from.`;
  if (new Set(options.map(({ value }) => value)).size < options.length)
    return `Question ${id} has the same answer twice.`;
  if (!showIf) return null;
  const asked = earlier.get(showIf.question);
  if (!asked) return `Question ${id} depends on one that does not come before it.`;
  if (showIf.equals === undefined && showIf.atMost === undefined && showIf.atLeast === undefined)
    return `Say on which answer question ${id} depends.`;
  const byScore = showIf.atMost !== undefined || showIf.atLeast !== undefined;
  return byScore && !scaleOf(asked) ? `Question ${showIf.question} has no scores.` : null;
}

export function isScheduled(trigger: SurveyTrigger): boolean {
  return trigger === 'schedule-monthly' || trigger === 'schedule-quarterly';
}

/** The question whose score says it all: the first of 1 to 5. */
export function mainQuestion(form: Pick<SurveyForm, 'questions'>): SurveyQuestion | null {
  return form.questions.find(({ kind }) => kind === 'rating' || kind === 'faces') ?? null;
}
