import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-texts';
import { changeOf, writeValue, type ChangeText } from './figure-text';
import { headline, type Reading } from './never-answered';
import { NEVER_ANSWERED } from './report-pages';

/** Under so many cases a p90 says nothing (screens 6.2). */
export const FEW = 20;

/** Names, values and changes of figures in the reader's language. */
export function useFigureText() {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(
    () => ({
      name: ({ key, definition, used }: Pick<Reading, 'key' | 'definition' | 'used'>) => {
        if (key === NEVER_ANSWERED) return t('report.neverAnswered');
        const name = language === 'en' ? definition.nameEn : definition.nameZh;
        // "Answered within X seconds" says how many it is worked out by.
        return used.withinSeconds ? name.replace(/X/, String(used.withinSeconds)) : name;
      },
      sentence: ({ key, definition }: Pick<Reading, 'key' | 'definition'>) => {
        if (key === NEVER_ANSWERED) return t('report.neverAnsweredIs');
        return language === 'en' ? definition.en : definition.zh;
      },
      write: (value: number | null | undefined, unit: Reading['unit']) =>
        value === null || value === undefined ? '–' : writeValue(value, unit, language),
      change: (reading: Pick<Reading, 'unit' | 'better'>, now: number | null, before: number | null) =>
        now === null || before === null
          ? null
          : changeOf({ value: now, before }, { measure: reading.unit, better: reading.better }, language),
      say: ({ key, amount }: ChangeText) => t(key, { t: amount }),
      changeOfReading(reading: Reading): ChangeText | null {
        return this.change(
          reading,
          headline(reading.overall, reading.unit),
          headline(reading.previous, reading.unit),
        );
      },
    }),
    [language, t],
  );
}
