import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import dayjs from 'dayjs';
import { useLanguage } from '../../i18n/use-texts';
import { weekdayName, weekdayOf, type Days } from './period';

/** Days as a reader of a report sees them; they are days of the shop, so no zone is applied any more. */
export function useDayText() {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const locale = language === 'en' ? 'en' : 'zh-cn';
    const write = (day: string, form: string) => dayjs(day).locale(locale).format(form);
    const day = (value: string) => write(value, language === 'en' ? 'D MMM' : 'M月D日');
    return {
      /** 11月11日, 11 Nov. */
      day,
      /** On the axis: 11/11. */
      axis: (value: string) => write(value, 'M/D'),
      /** 11月11日 周三, Wed 11 Nov. */
      full: (value: string) => {
        const weekday = t(`report.weekday.${weekdayName(weekdayOf(value))}`);
        return language === 'en' ? `${weekday} ${day(value)}` : `${day(value)} ${weekday}`;
      },
      range: ({ from, to }: Days) => {
        if (from === to) return day(from);
        if (from.slice(0, 4) !== to.slice(0, 4)) return `${from} – ${to}`;
        return language === 'en' ? `${day(from)} – ${day(to)}` : `${day(from)}–${day(to)}`;
      },
    };
  }, [language, t]);
}
