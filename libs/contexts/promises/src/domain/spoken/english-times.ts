import type { Wall } from './wall';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MORE: Record<string, number> = {
  a: 1,
  an: 1,
  twelve: 12,
  'twenty-four': 24,
  'forty-eight': 48,
  half: 0.5,
};
const NUMBER = `(\\d{1,3}|${[...WORDS, 'twelve', 'twenty-four', 'forty-eight', 'an', 'a'].join('|')})`;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const PARTS: Record<string, number> = {
  morning: 12 * 60,
  noon: 12 * 60,
  midday: 12 * 60,
  afternoon: 18 * 60,
  evening: 21 * 60,
  tonight: 21 * 60,
  night: 21 * 60,
};
const CLOCK =
  /\b(?:by|at|before|until|around)\s+(\d{1,2})(?::(\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?|o['’]clock)?(?!\s*(?:hours|minutes|days|%|st\b|nd\b|rd\b|th\b))/i;
const BARE_CLOCK = /\b(\d{1,2})(?::(\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?)/i;
const RANGE = '(?:\\s*(?:-|–|to)\\s*(\\d{1,3}))?';
const WORKING_DAYS = new RegExp(`\\b${NUMBER}${RANGE}\\s+(?:working|business|work)\\s+days?\\b`, 'i');
const HOURS = new RegExp(`\\b${NUMBER}${RANGE}\\s+(?:hours?|hrs?)\\b`, 'i');
const MINUTES = new RegExp(`\\b${NUMBER}${RANGE}\\s+(?:minutes?|mins?)\\b`, 'i');
const DAYS = new RegExp(`\\b(?:in|within|after)\\s+(?:the\\s+next\\s+)?${NUMBER}${RANGE}\\s+days?\\b`, 'i');
const WEEK = /\b(?:in|within)\s+(?:a|one|1)\s+week\b/i;
const WEEKDAY = new RegExp(`\\b(next\\s+)?(${WEEKDAYS.join('|')})\\b`, 'i');
const DATE = new RegExp(
  `\\b(?:(${MONTHS.join('|')})\\s+(\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTHS.join('|')}))\\b`,
  'i',
);
const PART = /\b(morning|noon|midday|afternoon|evening|tonight|night)\b/i;
const HOUR_MS = 3_600_000;

/** Until when something is owed that is promised in these English words; null where they hold no time. */
export function englishTime(text: string, wall: Wall): Date | null {
  return lengthOfTime(text, wall) ?? onADay(text, wall);
}

function lengthOfTime(text: string, wall: Wall): Date | null {
  const later = (ms: number) => new Date(wall.said.now.getTime() + ms);
  const working = WORKING_DAYS.exec(text);
  if (working) return wall.closing(wall.afterWorkingDays(most(working)));
  if (/\bhalf an hour\b/i.test(text)) return later(HOUR_MS / 2);
  const hours = HOURS.exec(text);
  if (hours) return later(most(hours) * HOUR_MS);
  const minutes = MINUTES.exec(text);
  if (minutes) return later(most(minutes) * 60_000);
  const days = DAYS.exec(text);
  if (days) return wall.closing(wall.today + most(days));
  return WEEK.test(text) ? wall.closing(wall.today + 7) : null;
}

function onADay(text: string, wall: Wall): Date | null {
  const day = dayIn(text, wall);
  const clock = BARE_CLOCK.exec(text) ?? CLOCK.exec(text);
  const minutes = clock ? minutesOf(clock) : null;
  if (minutes) return wall.clock(day ?? wall.today, minutes.at, minutes.sure);
  const part = PART.exec(text);
  if (part && (day !== null || /\b(?:this|by|at|tonight|before)\b/i.test(text)))
    return wall.at(day ?? wall.today, PARTS[part[1]!.toLowerCase()]!);
  if (/\bend of (?:the |this |next )?month\b/i.test(text)) return wall.closing(wall.lastOfMonth());
  if (/\bend of (?:the |this )?week\b|\bthis week\b/i.test(text)) return wall.closing(wall.onWeekday(4));
  if (/\bnext week\b/i.test(text)) return wall.closing(wall.onWeekday(4, 1));
  if (/\bend of (?:the |my )?(?:business )?day\b|\bclose of business\b|\b(?:eod|cob)\b/i.test(text))
    return wall.closing(day ?? wall.today);
  return day === null ? null : wall.closing(day);
}

function dayIn(text: string, wall: Wall): number | null {
  if (/\bday after tomorrow\b/i.test(text)) return wall.today + 2;
  if (/\btomorrow\b/i.test(text)) return wall.today + 1;
  const date = DATE.exec(text);
  if (date) {
    const month = MONTHS.indexOf((date[1] ?? date[4])!.toLowerCase()) + 1;
    return wall.dated(month, Number(date[2] ?? date[3]));
  }
  const weekday = WEEKDAY.exec(text);
  if (weekday) return wall.onWeekday(WEEKDAYS.indexOf(weekday[2]!.toLowerCase()), weekday[1] ? 1 : 0);
  return /\b(?:today|tonight|this (?:morning|afternoon|evening))\b/i.test(text) ? wall.today : null;
}

function minutesOf([, hour, minute, half]: RegExpExecArray): { at: number; sure: boolean } | null {
  const at = Number(hour) * 60 + Number(minute ?? 0);
  if (at > 24 * 60) return null;
  const late = half?.toLowerCase().startsWith('p');
  const early = half?.toLowerCase().startsWith('a');
  if (late) return { at: at < 12 * 60 ? at + 12 * 60 : at, sure: true };
  // Written with minutes it is the clock of twenty-four hours.
  return {
    at: early && at >= 12 * 60 ? at - 12 * 60 : at,
    sure: Boolean(early ?? false) || (minute !== undefined && Number(hour) >= 8),
  };
}

function most(found: RegExpExecArray): number {
  const text = (found[2] ?? found[1])!.toLowerCase();
  if (/^\d+$/.test(text)) return Number(text);
  return MORE[text] ?? WORDS.indexOf(text);
}
