import { type CalendarRules, dayOfDate, type OpenInterval, WEEKDAYS } from './calendar-rules';

/** Milliseconds since a local midnight; `to` is not part of it, and beyond 24 hours for a night. */
export interface WallSpan {
  from: number;
  to: number;
}

const DAY = 86_400_000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** What the wall says of each local day: read once from the rules, asked for every day. */
export class WallDays {
  private readonly week: readonly (readonly WallSpan[])[];
  private readonly dates = new Map<number, readonly WallSpan[]>();

  constructor(rules: CalendarRules) {
    this.week = WEEKDAYS.map((day) => spansOf(rules.days[day] ?? []));
    // What is written later wins, in the order that CalendarRules names.
    for (const date of rules.holidays) this.put(date, []);
    for (const { date, like } of rules.makeUpDays ?? []) this.put(date, this.week[WEEKDAYS.indexOf(like)]!);
    for (const { date, intervals } of rules.exceptions ?? []) this.put(date, spansOf(intervals));
  }

  /** Opening times that begin on a local day, counted from 1 January 1970. */
  on(localDay: number): readonly WallSpan[] {
    return this.dates.get(localDay) ?? this.week[(((localDay + FIRST_WEEKDAY) % 7) + 7) % 7]!;
  }

  private put(date: string, spans: readonly WallSpan[]): void {
    const day = dayOfDate(date);
    if (day !== null) this.dates.set(day, spans);
  }
}

function spansOf(intervals: readonly OpenInterval[]): WallSpan[] {
  return intervals.map(({ open, close }) => {
    const [from, to] = [msOf(open), msOf(close)];
    return { from, to: to > from ? to : to + DAY };
  });
}

function msOf(time: string): number {
  const [hour, minute] = time.split(':');
  return (Number(hour) * 60 + Number(minute)) * 60_000;
}
