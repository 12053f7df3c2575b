import type { Language } from '@yingda/contracts/names';
import type { CaseDetail, CaseKind } from '../cases/use-cases';

/** A fact of a case as a department is shown it. */
export interface ShownFact {
  label: string;
  value: string;
}

interface Around {
  fields: CaseKind['fields'];
  language: Language;
  name: (key: 'title' | 'facts' | 'product' | 'batch' | 'orderNumber') => string;
}

const OWN = ['title', 'facts', 'product', 'batch', 'orderNumber'] as const;

/** What a department could be shown: the matter, the goods, the kind's own form. Nothing of who the customer is. */
export function factsToShow(
  one: Pick<CaseDetail, (typeof OWN)[number] | 'form'>,
  { fields, language, name }: Around,
): ShownFact[] {
  return [
    ...OWN.map((key) => ({ label: name(key), value: one[key] ?? '' })),
    ...fields.map(({ key, label }) => ({
      label: language === 'en' ? label.en : label.zh,
      value: one.form[key] ?? '',
    })),
  ]
    .map(({ label, value }) => ({ label: label.slice(0, 60), value: value.trim().slice(0, 1_000) }))
    .filter(({ value }) => value !== '');
}
