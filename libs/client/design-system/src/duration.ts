import type { Language } from './language';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units = {
  'zh-CN': { minute: '分', hour: '小时', day: '天' },
  en: { minute: 'm', hour: 'h', day: 'd' },
} as const;

/**
 * A length of time as the waiting chip shows it: `m:ss` under an hour, hours under a day, then days and hours.
 * `long` adds the minutes to the hours, for tooltips. Takes whole or broken seconds, never shows a negative one.
 */
export function formatDuration(
  seconds: number,
  language: Language,
  form: 'short' | 'long' = 'short',
): string {
  const total = Math.max(0, Math.floor(seconds));
  const unit = units[language];
  if (total < HOUR) return `${Math.floor(total / MINUTE)}:${String(total % MINUTE).padStart(2, '0')}`;
  const minutes = Math.floor((total % HOUR) / MINUTE);
  if (total < DAY) {
    const hours = `${Math.floor(total / HOUR)} ${unit.hour}`;
    return form === 'long' && minutes > 0 ? `${hours} ${minutes} ${unit.minute}` : hours;
  }
  const hours = Math.floor((total % DAY) / HOUR);
  const days = `${Math.floor(total / DAY)} ${unit.day}`;
  return hours > 0 ? `${days} ${hours} ${unit.hour}` : days;
}

/** Time since something happened, coarse: now, 12 m, 3 h, 2 d. */
export function formatElapsed(seconds: number, language: Language): string {
  const unit = units[language];
  if (seconds < MINUTE) return language === 'en' ? 'now' : '刚刚';
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} ${unit.minute}`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} ${unit.hour}`;
  return `${Math.floor(seconds / DAY)} ${unit.day}`;
}

/** A length of time in full words, for accessible names: 42 秒, 3 hours 12 minutes. */
export function spokenDuration(seconds: number, language: Language): string {
  const total = Math.max(0, Math.floor(seconds));
  const parts: [number, string, string][] = [
    [Math.floor(total / DAY), '天', 'day'],
    [Math.floor((total % DAY) / HOUR), '小时', 'hour'],
    [Math.floor((total % HOUR) / MINUTE), '分', 'minute'],
    [total < HOUR ? total % MINUTE : 0, '秒', 'second'],
  ];
  const said = parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, zh, en]) =>
      language === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`,
    );
  if (said.length === 0) return language === 'en' ? '0 seconds' : '0 秒';
  return said.join(' ');
}
