import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/use-texts';

/** Dates of calendars (YYYY-MM-DD) as this reader writes them; they belong to no zone. */
export function useDates() {
  const language = useLanguage();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options });
    const [whole, short, weekday] = [
      format({ year: 'numeric', month: 'short', day: 'numeric' }),
      format({ month: 'short', day: 'numeric' }),
      format({ weekday: 'short' }),
    ];
    const at = (date: string) => new Date(`${date}T00:00:00Z`);
    return {
      day: (date: string) => `${whole.format(at(date))} ${weekday.format(at(date))}`,
      /** In Chinese the browser's own form of a range (1/28 – 2/4) is not how its days are written elsewhere. */
      range: (from: string, to: string) =>
        from === to
          ? short.format(at(from))
          : language === 'en'
            ? short.formatRange(at(from), at(to))
            : `${short.format(at(from))}–${short.format(at(to))}`,
    };
  }, [language]);
}
