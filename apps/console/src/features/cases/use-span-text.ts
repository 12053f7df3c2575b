import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Says minutes as people do: 3 days, 24 h, 30 min. */
export function useSpanText(): (minutes: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (minutes) => {
      if (minutes >= 2_880 && minutes % 1_440 === 0) return t('cases.span.days', { n: minutes / 1_440 });
      if (minutes >= 60 && minutes % 60 === 0) return t('cases.span.hours', { n: minutes / 60 });
      return t('cases.span.minutes', { n: minutes });
    },
    [t],
  );
}
