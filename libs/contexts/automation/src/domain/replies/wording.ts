import type { Language } from '@yingda/contracts/names';

const DAY = 86_400_000;
const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** "today at 09:00", "明天09:00", "on 8 October at 09:00": when somebody is back, by the clock of the shop. */
export function openingIn(
  language: Language,
  { opensAt, now, zone }: { opensAt: Date; now: Date; zone: string },
): string {
  const parts = (at: Date) =>
    Object.fromEntries(
      new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        ...({
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
        } as const),
        hourCycle: 'h23',
      })
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
  const [then, today] = [parts(opensAt), parts(now)];
  const dayOf = (one: Record<string, string>) => Date.UTC(+one['year']!, +one['month']! - 1, +one['day']!);
  const days = Math.round((dayOf(then) - dayOf(today)) / DAY);
  const time = `${then['hour']}:${then['minute']}`;
  if (language === 'zh-CN') {
    const date = `${+then['month']!}月${+then['day']!}日`;
    return `${['今天', '明天', '后天'][days] ?? date}${time}`;
  }
  if (days <= 1) return `${days <= 0 ? 'today' : 'tomorrow'} at ${time}`;
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long' }).format(
    opensAt,
  );
  return days < 7
    ? `on ${WEEKDAYS.en[new Date(dayOf(then)).getUTCDay()]} at ${time}`
    : `on ${date} at ${time}`;
}

/** How long somebody waits, in minutes as they are told; null while nothing can be said. */
export function waitIn(
  language: Language,
  { estimatedSeconds, atLeast }: { estimatedSeconds: number | null; atLeast?: boolean },
): string | null {
  if (estimatedSeconds === null) return null;
  const minutes = Math.max(1, Math.ceil(estimatedSeconds / 60));
  if (!atLeast) return String(minutes);
  return language === 'zh-CN' ? `${minutes}以上` : `more than ${minutes}`;
}
