import { type Edition } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { MailFile } from '../../mailer';
import { span } from './edition-paper';
import { KINDS, say, TERMS, writeChange, writeValue } from './edition-words';

/** A report as mail: its first figures in words, and all of it as a file. */
export function editionMail(
  edition: Edition,
  { language, publicUrl, pdf }: { language: Language; publicUrl: string; pdf: Buffer },
): { subject: string; text: string; attachments: MailFile[] } {
  const title = `${say(KINDS[edition.kind], language)} ${span(edition)}`;
  const lines = (edition.sections[0]?.figures ?? []).map(({ definition, overall, previous, unit }) => {
    const change = writeChange({ value: overall.value, before: previous?.value ?? null }, unit, language);
    const name = say([definition.nameZh, definition.nameEn], language);
    return `${name}: ${writeValue(overall.value, unit, language)}${change ? ` (${change.text})` : ''}`;
  });
  const text = [
    title,
    '',
    ...(edition.empty ? [say(TERMS.empty, language), ''] : []),
    ...lines,
    '',
    `${say(TERMS.read, language)} ${publicUrl}/console/reports/editions/${edition.id}`,
    '',
  ].join('\n');
  const filename = `${edition.kind}-${span(edition).slice(0, 10)}.pdf`;
  return { subject: title, text, attachments: [{ filename, content: pdf, contentType: 'application/pdf' }] };
}
