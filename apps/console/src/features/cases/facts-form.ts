import type { CaseDetail, CaseKind } from './use-cases';

/** What is known of a case, as it is typed. */
export interface FactsForm {
  kind: string;
  reason: string;
  title: string;
  facts: string;
  orderNumber: string;
  product: string;
  batch: string;
  external: boolean;
  confidential: boolean;
  form: Record<string, string>;
}

export const EMPTY_FACTS: FactsForm = {
  kind: '',
  reason: '',
  title: '',
  facts: '',
  orderNumber: '',
  product: '',
  batch: '',
  external: false,
  confidential: false,
  form: {},
};

/** The form as a case is stored. */
export function factsOf(one: CaseDetail): FactsForm {
  const { kind, title, facts, external, confidential, form } = one;
  return {
    ...{ kind, title, facts, external, confidential, form },
    reason: one.reason ?? '',
    orderNumber: one.orderNumber ?? '',
    product: one.product ?? '',
    batch: one.batch ?? '',
  };
}

/** What is sent: trimmed, without what the kind does not ask for. */
export function bodyOf(facts: FactsForm, kind: CaseKind | undefined) {
  const asked = kind?.fields.map(({ key }) => key) ?? [];
  return {
    kind: facts.kind,
    title: facts.title.trim(),
    facts: facts.facts.trim(),
    ...(kind?.reasons.some(({ key }) => key === facts.reason) ? { reason: facts.reason } : {}),
    orderNumber: facts.orderNumber.trim(),
    product: facts.product.trim(),
    batch: facts.batch.trim(),
    external: facts.external,
    confidential: facts.confidential,
    form: Object.fromEntries(
      asked.map((key) => [key, facts.form[key]?.trim() ?? '']).filter(([, value]) => value !== ''),
    ) as Record<string, string>,
  };
}

/** Required fields of a kind that are empty. */
export function emptyFields(facts: Pick<FactsForm, 'form'>, kind: CaseKind | undefined): CaseKind['fields'] {
  return (kind?.fields ?? []).filter(({ key, required }) => required && !facts.form[key]?.trim());
}
