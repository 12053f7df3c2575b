import type { Language } from '@yingda/contracts/names';
import { type CalendarRules, WEEKDAYS, type Weekday } from '@yingda/platform';

const FROM_MONDAY: Weekday[] = [...WEEKDAYS.slice(1), WEEKDAYS[0]];
const NAMES: Record<Language, Record<Weekday, string>> = {
  'zh-CN': { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' },
  en: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
};

/** A week in words, days with the same hours together: "周一至周五09:00-21:00，周六至周日09:30-22:00". */
export function hoursInWords({ days }: CalendarRules, language: Language): string {
  const stretches: { from: Weekday; to: Weekday; hours: string }[] = [];
  for (const day of FROM_MONDAY) {
    const hours = (days[day] ?? [])
      .map(({ open, close }) => `${open}-${close}`)
      .join(language === 'en' ? ', ' : '、');
    const last = stretches.at(-1);
    if (last && last.hours === hours) last.to = day;
    else stretches.push({ from: day, to: day, hours });
  }
  const names = NAMES[language];
  const open = stretches
    .filter(({ hours }) => hours !== '')
    .map(({ from, to, hours }) => {
      if (from === to) return language === 'en' ? `${names[from]} ${hours}` : `${names[from]}${hours}`;
      return language === 'en'
        ? `${names[from]}–${names[to]} ${hours}`
        : `${names[from]}至${names[to]}${hours}`;
    });
  return open.join(language === 'en' ? '; ' : '，');
}

/** Whether a date is off by itself and not by its day of the week. */
export function isDayOff({ timeZone, holidays, exceptions = [] }: CalendarRules, at: Date): boolean {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  return holidays.includes(date) || exceptions.some((one) => one.date === date && one.intervals.length === 0);
}
