import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import type { SpokenVariable } from '../spoken/spoken-text';
import { useShopVariables } from './use-auto-replies';

/** What every text may name; the shop's own variables come to these. */
const BUILT_IN = [
  'customer_name',
  'store_name',
  'queue_position',
  'wait_minutes',
  'service_hours',
  'opens_at',
  'case_page',
] as const;

/** Blanks of auto-replies with a sample for each, in a language. */
export function useReplyVariables(language: Language): SpokenVariable[] {
  const { t, i18n } = useTranslation();
  const stored = useShopVariables().query.data?.variables;
  return useMemo(() => {
    const sampleIn = i18n.getFixedT(language);
    const builtIn = BUILT_IN.map((name) => ({
      name,
      label: t(`autoReplies.samples.${name}`),
      sample: sampleIn(`autoReplies.sampleValues.${name}`),
    }));
    const shop = new Map<string, SpokenVariable>();
    for (const { name, value, language: of } of stored ?? []) {
      if (of && of !== language && shop.has(name)) continue;
      shop.set(name, { name, label: name, sample: value });
    }
    // The shop's word for one of ours goes before our sample.
    return [...builtIn.filter(({ name }) => !shop.has(name)), ...shop.values()];
  }, [i18n, language, stored, t]);
}
