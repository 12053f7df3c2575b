import type { MessageTemplate, TemplateContent } from '@yingda/contracts';
import { filledTemplate, templateFields } from '@yingda/contracts/names';

/** What has been written into the gaps of a template, by field. */
export type Gaps = Readonly<Record<string, string>>;

/** Fields that still lack something; line breaks are no part of a value. */
export function missingGaps(template: MessageTemplate, gaps: Gaps): string[] {
  return templateFields(template.text).filter((field) => oneLine(gaps[field]) === '');
}

/** What a gap is called: the words before it in its line ("Order: {{1}}"), else null. */
export function gapName(template: MessageTemplate, field: string): string | null {
  for (const line of template.text.split('\n')) {
    const before = line.split(`{{${field}}}`)[0]!;
    const name = before === line ? null : /(?:^|\}\})\s*([^{}：:]{1,20})[：:]\s*$/.exec(before)?.[1];
    if (name) return name.trim();
  }
  return null;
}

/** The message: with gaps that are still open it shows them as they are. */
export function templateContent(template: MessageTemplate, gaps: Gaps): TemplateContent {
  const values = templateFields(template.text)
    .map((field) => ({ field, value: oneLine(gaps[field]) }))
    .filter(({ value }) => value !== '');
  return {
    kind: 'template',
    name: template.name,
    language: template.language,
    values,
    text: filledTemplate(template.text, values),
  };
}

/** Templates whose name, title or text holds what is looked for. */
export function matching(templates: readonly MessageTemplate[], wanted: string): MessageTemplate[] {
  const word = wanted.trim().toLowerCase();
  return templates.filter(({ name, title, text }) =>
    [name, title, text].some((part) => part.toLowerCase().includes(word)),
  );
}

const oneLine = (value: string | undefined) => (value ?? '').replace(/\s+/g, ' ').trim();
