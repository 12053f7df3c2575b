import type { Body } from '@yingda/contracts';
import type { Language, SurveyQuestionKind } from '@yingda/contracts/names';

export type FormDraft = Omit<Body<'POST /api/survey-forms'>, 'key'>;
export type Question = FormDraft['questions'][number];
export type Words = FormDraft['name'];

const BOTH: readonly Language[] = ['zh-CN', 'en'];
const words = (zh = '', en = ''): Words => ({ 'zh-CN': zh, en });

/** Kinds whose answers are chosen from a list. */
export const CHOSEN: readonly SurveyQuestionKind[] = ['choice', 'tags'];

/** A form as it begins: one question, asked of everybody when a chat is over. */
export function newForm(name: Words): FormDraft {
  return {
    name,
    active: false,
    trigger: 'conversation-closed',
    delaySeconds: 0,
    conditions: { inboxIds: [], channels: [], teamIds: [], topicIds: [], tiers: [], endedBy: [] },
    samplePercent: 100,
    coolDownHours: 24,
    expiresHours: 48,
    remindAfterHours: null,
    anonymous: false,
    collection: ['online'],
    withoutPerson: false,
    credit: 'closing-agent',
    lowScore: { active: true, atMost: 2, dueOpenHours: 24 },
    tooFastSeconds: 2,
    invitation: words('请为本次服务打分', 'Please rate this chat'),
    thanks: words('感谢您的评价', 'Thank you for your rating'),
    questions: [
      {
        ...newQuestion('overall', 'rating'),
        text: words('您对本次服务的总体评价？', 'Overall, how satisfied are you with this service?'),
        dimension: 'overall',
        required: true,
      },
    ],
  };
}

export function newQuestion(id: string, kind: SurveyQuestionKind): Question {
  return {
    ...{ id, kind, dimension: 'other' as const, text: words(), required: false },
    options: CHOSEN.includes(kind) ? [newOption('a'), newOption('b')] : [],
    ...{ lowest: null, highest: null, maxLength: kind === 'text' ? 500 : null, showIf: null },
  };
}
export const newOption = (value: string) => ({ value, label: words() });

/** A name no other has: `q1`, `q2`, … */
export function freeId(taken: readonly string[], prefix: string): string {
  for (let n = 1; ; n++) if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`;
}

/** Another kind keeps the words, and has options only where there is something to choose. */
export function withKind(question: Question, kind: SurveyQuestionKind): Question {
  const fresh = newQuestion(question.id, kind);
  const { dimension, text, required, showIf } = question;
  const options = CHOSEN.includes(kind) && question.options.length > 0 ? question.options : fresh.options;
  return { ...fresh, dimension, text, required, showIf: showIf ?? null, options };
}

/** Without a question, and without what was shown because of it. */
export function withoutQuestion(questions: readonly Question[], id: string): Question[] {
  return questions
    .filter((one) => one.id !== id)
    .map((one) => (one.showIf?.question === id ? { ...one, showIf: null } : one));
}

const blank = (text: Words) => BOTH.some((language) => text[language].trim() === '');

/** What keeps a form from being saved, as a key of the texts; null: it can be. */
export function problemOf(
  form: FormDraft,
): 'noName' | 'noQuestions' | 'noText' | 'noOptions' | 'noWords' | null {
  if (blank(form.name)) return 'noName';
  if (blank(form.invitation) || blank(form.thanks)) return 'noWords';
  if (form.questions.length === 0) return 'noQuestions';
  if (form.questions.some(({ text }) => blank(text))) return 'noText';
  const chosen = form.questions.filter(({ kind }) => CHOSEN.includes(kind));
  if (chosen.some(({ options }) => options.length < 2 || options.some(({ label }) => blank(label))))
    return 'noOptions';
  return null;
}
