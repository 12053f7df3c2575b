import { type NoticePlan, type NoticeTemplate, type TemplateContent } from '@yingda/contracts';
import { filledTemplate, NOTICE_VARIABLES, Refusal, templateFields } from '@yingda/contracts/names';
import { fill, namesIn } from '../replies/fill';

const bad = (sentence: string) => new Refusal('invalid-payload', sentence, { field: 'templates' });

/** Whether it is filled in as it was approved. @throws Refusal invalid-payload */
export function checkTemplate({ inboxId, name, language, text, values }: NoticeTemplate, plan: NoticePlan) {
  const same = (plan.templates ?? []).filter((one) => one.inboxId === inboxId && one.language === language);
  if (same.length > 1) throw bad('One approved text for each account and language.');
  if (plan.inboxIds.length > 0 && !plan.inboxIds.includes(inboxId))
    throw bad('An approved text is of an account that the notice does not go through.');
  const fields = templateFields(text);
  const given = new Set(values.map(({ field }) => field));
  if (given.size !== values.length || fields.length !== given.size || !fields.every((one) => given.has(one)))
    throw bad(`${name} is filled in by ${fields.join(', ') || 'nothing'}.`);
  for (const { value } of values) {
    const unknown = namesIn(value).find((one) => !(NOTICE_VARIABLES as readonly string[]).includes(one));
    if (unknown) throw bad(`Nothing is known of {{${unknown}}}.`);
  }
}

/** Of an account's approved texts the one in the reader's language, else the first; null: it has none. */
export function templateFor(
  templates: readonly NoticeTemplate[],
  { inboxId, language }: { inboxId: string; language: string },
): NoticeTemplate | null {
  const own = templates.filter((one) => one.inboxId === inboxId);
  return own.find((one) => one.language.slice(0, 2) === language.slice(0, 2)) ?? own[0] ?? null;
}

/** As one customer gets it; null when something of it is not known of them: half of it would be refused, or worse. */
export function filledFor(
  { name, language, text, values }: NoticeTemplate,
  known: ReadonlyMap<string, string>,
): TemplateContent | null {
  const filled: TemplateContent['values'] = [];
  for (const { field, value } of values) {
    // One line: providers refuse more.
    const said = fill(value, known).text?.replace(/\s+/g, ' ').slice(0, 1_000);
    if (!said) return null;
    filled.push({ field, value: said });
  }
  return { kind: 'template', name, language, values: filled, text: filledTemplate(text, filled) };
}
