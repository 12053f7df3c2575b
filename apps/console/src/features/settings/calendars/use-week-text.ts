import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryOf, type WeekDays } from './week';

/** A week in one line: Monday–Friday 09:00–18:00, Saturday–Sunday closed. */
export function useWeekText(): (days: WeekDays) => string {
  const { t } = useTranslation();
  return useCallback(
    (week) =>
      summaryOf(week)
        .map(({ days, text }) => {
          const [first, last] = [days[0]!, days[days.length - 1]!].map((day) =>
            t(`settings.inboxes.days.${day}`),
          );
          return `${first === last ? first : `${first}–${last}`} ${text || t('settings.inboxes.closedDay')}`;
        })
        .join(t('settings.nameJoin')),
    [t],
  );
}
