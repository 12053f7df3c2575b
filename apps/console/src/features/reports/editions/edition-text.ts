import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-texts';
import type { Edition, EditionFigure, EditionSection } from './use-editions';

/** A day of the shop: 2026-11-22. */
function dayOf(at: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

/** The days of a report, the last one named. */
export function daysOfEdition({ from, to, timeZone }: Pick<Edition, 'from' | 'to' | 'timeZone'>): string {
  return `${dayOf(from, timeZone)} – ${dayOf(Date.parse(to) - 1, timeZone)}`;
}

/** When it was made, by the shop's clock. */
export function momentOfEdition(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );
}

/** Every group that any figure of a section has, in their order. */
export function groupsOf({ figures }: Pick<EditionSection, 'figures'>): (string | null)[][] {
  const all = figures.flatMap(({ rows }) => rows.map(({ group }) => group));
  return [...new Map(all.map((group) => [JSON.stringify(group), group])).values()];
}

export function rowOf({ rows }: Pick<EditionFigure, 'rows'>, group: readonly (string | null)[]) {
  return rows.find((row) => JSON.stringify(row.group) === JSON.stringify(group));
}

/** What a group was called when the report was made. */
export function useGroupName(edition: Pick<Edition, 'names'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const names = new Map(edition.names.map(({ id, zh, en }) => [id, language === 'en' ? en : zh]));
    return (group: readonly (string | null)[], { groupBy }: Pick<EditionSection, 'groupBy'>) =>
      group
        .map((value, at) => {
          if (value === null) return t('report.notSaid');
          return groupBy[at] === 'age' ? t('report.days', { n: value }) : (names.get(value) ?? value);
        })
        .join(' · ');
  }, [edition.names, language, t]);
}
