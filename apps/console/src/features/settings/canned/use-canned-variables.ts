import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import type { SpokenVariable } from '../spoken/spoken-text';
import { BUILT_IN, shopVariables } from './canned-variables';
import { useCanned } from './use-canned';

/** Blanks of canned responses in a language, with a sample for each: ours, then the shop's. */
export function useCannedVariables(text: Language): SpokenVariable[] {
  const { t, i18n } = useTranslation();
  const reader = useLanguage();
  const records = useCanned().query.data;
  const attributes = useQuery({
    queryKey: ['customer-attributes'],
    queryFn: () => api.call('GET /api/customer-attributes'),
  }).data;
  return useMemo(() => {
    const sampleIn = i18n.getFixedT(text);
    const ours = BUILT_IN.map((name) => ({
      name,
      label: t(`settings.canned.variable.${name}`),
      sample: sampleIn(`settings.canned.sampleValue.${name}`),
    }));
    const bodies = (records ?? []).flatMap(({ texts }) => texts.map(({ body }) => body));
    return [...ours, ...shopVariables({ attributes: attributes ?? [], bodies }, { reader, text })];
  }, [i18n, text, reader, records, attributes, t]);
}
