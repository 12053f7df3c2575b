/** The time a case's clocks run in: all of it, or open hours only. */
export interface CaseTime {
  /** The moment at which so many milliseconds of this time have passed since `from`. */
  add(from: Date, ms: number): Date;
  /** Milliseconds of this time between two moments; 0 when they are the wrong way round. */
  between(from: Date, to: Date): number;
}

/** "Day" is 24 hours: the source of the three days does not say working days. */
export const WALL_TIME: CaseTime = {
  add: (from, ms) => new Date(from.getTime() + ms),
  between: (from, to) => Math.max(to.getTime() - from.getTime(), 0),
};

/** Opening hours, by the shop's calendar. */
export interface OpenHours {
  /** Null: never. */
  addOpenTime(from: Date, ms: number): Date | null;
  openTimeBetween(from: Date, to: Date): number;
}

/** Open hours of a calendar. One that is never open counts round the clock, else nothing would ever be due. */
export function businessTime(calendar: OpenHours): CaseTime {
  return {
    add: (from, ms) => calendar.addOpenTime(from, ms) ?? WALL_TIME.add(from, ms),
    between: (from, to) => calendar.openTimeBetween(from, to),
  };
}
