import type { Wall } from './wall';

const DIGITS: Record<string, number> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const NUMBER = '(?:\\d{1,3}|[零〇一二两三四五六七八九十]{1,3})';
/** From when to when, as minutes: what a clock in it means, and until when “in it” lasts. */
const PARTS: Record<string, { until: number; late: boolean }> = {
  凌晨: { until: 6 * 60, late: false },
  清早: { until: 9 * 60, late: false },
  早: { until: 10 * 60, late: false },
  早上: { until: 10 * 60, late: false },
  上午: { until: 12 * 60, late: false },
  中午: { until: 13 * 60, late: false },
  下午: { until: 18 * 60, late: true },
  傍晚: { until: 19 * 60, late: true },
  晚: { until: 21 * 60, late: true },
  晚上: { until: 21 * 60, late: true },
  今晚: { until: 21 * 60, late: true },
};
const PART = '凌晨|清早|早上|上午|中午|下午|傍晚|晚上|早|晚';
const DAY =
  '大后天|明后天|后天|明天|明日|今天|今日|当天|今|明|(?:下下|下|这|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]';
const CLOCK = `(?:${NUMBER})[点點时](?:半|一刻|三刻|${NUMBER}分?|整|钟)?|\\d{1,2}[:：]\\d{2}`;

const ON_A_DAY = new RegExp(`(?:(${DAY})(?:的|之)?)?(${PART})?(?:的)?(${CLOCK})`);
const IN_A_PART = new RegExp(`(${DAY})?(?:的)?(${PART})`);
const A_DAY = new RegExp(`(?:${DAY})`);
const WORKING_DAYS = new RegExp(`(${NUMBER})(?:[-~到至](${NUMBER}))?个?工作日`);
const HOURS = new RegExp(`(${NUMBER})(?:[-~到至](${NUMBER}))?个?(半)?小时(?!营业|服务|在线)`);
const MINUTES = new RegExp(`(${NUMBER})(?:[-~到至](${NUMBER}))?分钟`);
const DAYS = new RegExp(`(${NUMBER})(?:[-~到至](${NUMBER}))?天(?=之?内|以内|后|之后)`);
const WEEKS = /(?:一|1)(?:个)?(?:周|星期)(?=之?内|以内|后)/;
const HOUR_MS = 3_600_000;

type Reading = (text: string, wall: Wall) => Date | null;

/** In the order in which they are tried: lengths of time first, for “三天” holds no date. */
const READINGS: readonly Reading[] = [
  (text, wall) => {
    const found = WORKING_DAYS.exec(text);
    return found ? wall.closing(wall.afterWorkingDays(numberOf(found[2] ?? found[1]!))) : null;
  },
  (text, wall) =>
    /半个?小时|半个?钟头?/.test(text) && !/个半小时/.test(text) ? later(wall, HOUR_MS / 2) : null,
  (text, wall) => {
    const found = HOURS.exec(text);
    if (!found) return null;
    return later(wall, (numberOf(found[2] ?? found[1]!) + (found[3] ? 0.5 : 0)) * HOUR_MS);
  },
  (text, wall) => {
    const found = MINUTES.exec(text);
    return found ? later(wall, numberOf(found[2] ?? found[1]!) * 60_000) : null;
  },
  (text, wall) => {
    const found = DAYS.exec(text);
    return found ? wall.closing(wall.today + numberOf(found[2] ?? found[1]!)) : null;
  },
  (text, wall) => (WEEKS.test(text) ? wall.closing(wall.today + 7) : null),
  (text, wall) => {
    const found = ON_A_DAY.exec(text);
    if (!found) return null;
    const day = dayOf(found[1] ?? null, wall);
    const minutes = minutesOf(found[3]!);
    if (day === null || minutes === null) return null;
    const part = PARTS[found[2] ?? (/今晚|明晚/.test(text) ? '晚' : '')];
    if (!part) return wall.clock(day, minutes, false);
    return wall.clock(
      day,
      part.late && minutes < 12 * 60 ? minutes + 12 * 60 : noon(found[2], minutes),
      true,
    );
  },
  (text, wall) => {
    const found = IN_A_PART.exec(text);
    if (!found) return null;
    const day = dayOf(found[1] ?? null, wall);
    return day === null ? null : wall.at(day, PARTS[found[2]!]!.until);
  },
  (text, wall) =>
    /下班(?:之)?前/.test(text) ? wall.closing(dayOf(A_DAY.exec(text)?.[0] ?? null, wall)!) : null,
  (text, wall) => (/月底(?:之)?前/.test(text) ? wall.closing(wall.lastOfMonth()) : null),
  (text, wall) =>
    /(?:本周|这周|周末|这个星期)(?:之)?[内前]/.test(text) ? wall.closing(wall.onWeekday(4)) : null,
  (text, wall) => {
    const found = A_DAY.exec(text);
    const day = found ? dayOf(found[0], wall) : null;
    return day === null ? null : wall.closing(day);
  },
  (text, wall) => (/下周|下个?星期/.test(text) ? wall.closing(wall.onWeekday(4, 1)) : null),
];

/** Until when something is owed that is promised in these Chinese words; null where they hold no time. */
export function chineseTime(text: string, wall: Wall): Date | null {
  for (const read of READINGS) {
    const found = read(text, wall);
    if (found) return found;
  }
  return null;
}

function later({ said }: Wall, ms: number): Date {
  return new Date(said.now.getTime() + ms);
}

function noon(part: string | undefined, minutes: number): number {
  return part === '中午' && minutes < 6 * 60 ? minutes + 12 * 60 : minutes;
}

function dayOf(word: string | null, wall: Wall): number | null {
  if (word === null || /^(?:今|当天)/.test(word)) return wall.today;
  if (word.startsWith('大后天')) return wall.today + 3;
  if (word.startsWith('后天') || word.startsWith('明后天')) return wall.today + 2;
  if (word.startsWith('明')) return wall.today + 1;
  const week = /^(下下|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(word);
  if (week) {
    const weekday = '一二三四五六日'.indexOf(week[2] === '天' ? '日' : week[2]!);
    return wall.onWeekday(weekday, week[1] === '下下' ? 2 : week[1] === '下' ? 1 : 0);
  }
  const date = /^(?:(.+)月)?(.+)[日号]$/.exec(word);
  return date ? wall.dated(date[1] ? numberOf(date[1]) : null, numberOf(date[2]!)) : null;
}

function minutesOf(clock: string): number | null {
  const digital = /^(\d{1,2})[:：](\d{2})$/.exec(clock);
  const spoken = /^(.+?)[点點时](.*)$/.exec(clock);
  const hour = digital ? Number(digital[1]) : spoken ? numberOf(spoken[1]!) : NaN;
  const rest = digital ? digital[2]! : (spoken?.[2] ?? '').replace(/[分整钟]$/, '');
  const minute = rest === '半' ? 30 : rest === '一刻' ? 15 : rest === '三刻' ? 45 : rest ? numberOf(rest) : 0;
  return hour <= 24 && minute < 60 ? hour * 60 + minute : null;
}

/** Arabic or Chinese, up to ninety-nine. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, units] = text.includes('十') ? text.split('十') : ['0', text];
  const ten = text.includes('十') ? (tens ? DIGITS[tens]! : 1) : 0;
  return ten * 10 + (units ? [...units].reduce((sum, one) => sum * 10 + DIGITS[one]!, 0) : 0);
}
