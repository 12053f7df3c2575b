import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/use-texts';

/** Dates (YYYY-MM-DD) as this reader writes them; they belong to no zone. */
export function useDayNames() {
  const language = useLanguage();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options });
    const [weekday, long, day, whole] = [
      format({ weekday: 'short' }),
      format({ weekday: 'long' }),
      format({ month: 'short', day: 'numeric' }),
      format({ year: 'numeric', month: 'short', day: 'numeric' }),
    ];
    const at = (date: string) => new Date(`${date}T00:00:00Z`);
    return {
      weekday: (date: string) => weekday.format(at(date)),
      longWeekday: (date: string) => long.format(at(date)),
      day: (date: string) => day.format(at(date)),
      /** "周一 3月2日", "Mon 2 Mar". */
      both: (date: string) => `${weekday.format(at(date))} ${day.format(at(date))}`,
      range: (from: string, to: string) =>
        from === to ? whole.format(at(from)) : `${whole.format(at(from))} – ${day.format(at(to))}`,
    };
  }, [language]);
}
