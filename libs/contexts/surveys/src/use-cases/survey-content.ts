import { type SurveyContent, type SurveyForm } from '@yingda/contracts';
import { optionsOf } from '../domain/reading';
import type { Invitation } from '../domain/invitation';

const LABEL_UNITS = 80;

/** What is said to the customer: the first question with its answers, and where all of it is. */
export function surveyContent(form: SurveyForm, invitation: Invitation, url: string): SurveyContent {
  const { language, id, expiresAt } = invitation;
  const [first] = form.questions;
  const { kind } = first!;
  const shown = kind === 'tags' ? 'text' : kind;
  const options = shown === 'text' ? [] : optionsOf(first!, language).slice(0, 11);
  return {
    kind: 'survey',
    surveyId: id,
    title: form.invitation[language].slice(0, 200),
    shown,
    question: first!.text[language],
    options: options.map(({ value, label }) => ({ value, label: label.slice(0, LABEL_UNITS) })),
    url,
    expiresAt: expiresAt!.toISOString(),
  };
}

/** Names of a form for timelines, in both languages. */
export function formNames({ name }: Pick<SurveyForm, 'name'>): Record<string, string> {
  return { formZh: name['zh-CN'], formEn: name.en };
}
