import type { Language } from '@yingda/contracts/names';
import { variablesFrom } from '../../conversation/variables';
import { blanksOf } from '../spoken/filled';
import type { SpokenVariable } from '../spoken/spoken-text';

/** What every text may name: first what is filled by itself, then what agents fill in. */
export const BUILT_IN = [
  'customer_name',
  'agent_name',
  'store_name',
  'order_no',
  'product_name',
  'product_url',
  'price',
  'eta_date',
  'carrier',
  'tracking_no',
  'case_no',
  'due_date',
  'remedy',
  'refund_days',
  'return_days',
  'invoice_email',
  'points_balance',
  'points_expiry',
] as const;

/** What the shop itself adds to these. */
export interface ShopNames {
  /** Attributes of customers, which are filled by themselves. */
  attributes: readonly { key: string; labelZh: string; labelEn: string }[];
  /** Texts that are there already: what one names, another may. */
  bodies: readonly string[];
}

/** Blanks of the shop's own beside ours, each once; a sample that says what it is, in the language of the text. */
export function shopVariables(
  { attributes, bodies }: ShopNames,
  languages: { reader: Language; text: Language },
): SpokenVariable[] {
  const known = new Set<string>(BUILT_IN);
  const all: SpokenVariable[] = [];
  const add = (name: string, label: string, sample: string) => {
    if (known.has(name)) return;
    known.add(name);
    all.push({ name, label, sample: `〔${sample}〕` });
  };
  for (const { key, labelZh, labelEn } of attributes) {
    const labelIn = (language: Language) => (language === 'en' ? labelEn : labelZh);
    for (const name of Object.keys(variablesFrom({ [key]: '' })))
      add(name, labelIn(languages.reader), labelIn(languages.text));
  }
  for (const name of bodies.flatMap(blanksOf)) add(name, name, name);
  return all;
}
