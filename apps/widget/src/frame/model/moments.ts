import { formatClock, formatDay, type Language } from '@yingda/design-system';
import { t } from '../i18n/texts';

/** Day and time of day of a moment to come. */
export function dayAndTime(moment: string, now: number, language: Language): { day: string; time: string } {
  return { day: nextDay(moment, now, language), time: formatClock(moment, { language }) };
}

/** Like `formatDay`, and knows tomorrow, which lists of the past never need. */
function nextDay(moment: string, now: number, language: Language): string {
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  const day = new Date(moment).toDateString();
  if (day === tomorrow.toDateString()) return t('day.tomorrow');
  return day === new Date(now).toDateString() ? t('day.today') : formatDay(moment, now, { language });
}

/** One text for a due time: "明天 10:00", "tomorrow 10:00". */
export function due(moment: string, now: number, language: Language): string {
  const { day, time } = dayAndTime(moment, now, language);
  return `${day} ${time}`;
}

/** Roughly how long: at least a minute, hours from ninety minutes on. */
export function roughly(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes < 90 ? t('minutes', { n: minutes }) : t('hours', { n: Math.round(minutes / 60) });
}

/** m:ss of a recording. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
