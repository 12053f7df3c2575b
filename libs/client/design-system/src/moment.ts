import type { Language } from './language';

/** A moment: epoch milliseconds, an ISO 8601 text with zone, or a Date. */
export type Moment = number | string | Date;

/** How a time of day or a date is written. Without a zone, the reader's own. */
export interface MomentStyle {
  language: Language;
  timeZone?: string;
  seconds?: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an Intl format costs about 50 µs; a list of a thousand rows must not pay it per row. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(locale, options)));
  return known;
}

function dayKey(moment: Moment, timeZone?: string): string {
  return format('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  );
}

/** Time of day on the 24-hour clock, 14:07 or 14:07:26. */
export function formatClock(moment: Moment, style: MomentStyle): string {
  return format('en-GB', {
    timeZone: style.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(style.seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(new Date(moment));
}

/** Day relative to `now`: 今天 / Today, 昨天 / Yesterday, 11月3日 / 3 Nov, with the year when it is another one. */
export function formatDay(moment: Moment, now: Moment, style: MomentStyle): string {
  const { language, timeZone } = style;
  const day = dayKey(moment, timeZone);
  const today = dayKey(now, timeZone);
  if (day === today) return language === 'en' ? 'Today' : '今天';
  // Calendar days, not 24-hour steps: days with a clock change have 23 or 25 hours.
  if (Date.parse(today) - Date.parse(day) === 86_400_000) return language === 'en' ? 'Yesterday' : '昨天';
  const otherYear = day.slice(0, 4) !== today.slice(0, 4);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (language === 'zh-CN') return `${otherYear ? `${year}年` : ''}${month}月${date}日`;
  const short = format('en-GB', { timeZone, day: 'numeric', month: 'short' }).format(new Date(moment));
  return otherYear ? `${short} ${year}` : short;
}
