/** Opening hours as they are asked. */
export interface OpenHours {
  isOpen(at: Date): boolean;
  openTimeBetween(from: Date, to: Date): number;
  addOpenTime(from: Date, ms: number): Date | null;
}

/** What a wall in the shop shows. Days are numbers from 1970 on, clocks minutes after midnight. */
export interface ShopWall {
  shows(at: Date): { day: number; minutes: number };
  momentAt(day: number, minutes: number): Date;
}

/** Where and when something is said. */
export interface Said {
  now: Date;
  wall: ShopWall;
  /** The team's; null: open round the clock. */
  calendar: OpenHours | null;
}

/** A day's end where no opening hours say it. */
const EVENING = 18 * 60;
const DAY_MS = 86_400_000;
const MONDAY_FIRST = 3;

/** Days, clocks and closings as a shop's people mean them. */
export class Wall {
  readonly today: number;

  constructor(readonly said: Said) {
    this.today = said.wall.shows(said.now).day;
  }

  at(day: number, minutes: number): Date {
    return this.said.wall.momentAt(day, minutes);
  }

  /** 0 is Monday. */
  weekday(day: number): number {
    return (((day + MONDAY_FIRST) % 7) + 7) % 7;
  }

  /** When the shop closes on a day; in the evening where it does not open, or never closes. */
  closing(day: number): Date {
    const { calendar } = this.said;
    const [start, end] = [this.at(day, 0), this.at(day + 1, 0)];
    const open = calendar?.openTimeBetween(start, end) ?? 0;
    if (!calendar || open === 0 || open >= end.getTime() - start.getTime() - 60_000)
      return this.at(day, EVENING);
    return calendar.addOpenTime(start, open) ?? this.at(day, EVENING);
  }

  /** Today until the shop closes, else tomorrow: “this Friday” said on a Friday evening is the next. */
  onWeekday(weekday: number, weeksOn = 0): number {
    const monday = this.today - this.weekday(this.today);
    if (weeksOn > 0) return monday + 7 * weeksOn + weekday;
    const day = monday + weekday;
    return this.closing(day) > this.said.now ? day : day + 7;
  }

  /** Working days from tomorrow on: Monday to Friday on which the shop opens, so that holidays are left out. */
  afterWorkingDays(count: number): number {
    let day = this.today;
    for (let left = count; left > 0 && day < this.today + 400;) {
      day += 1;
      if (this.weekday(day) < 5 && this.opensOn(day)) left -= 1;
    }
    return day;
  }

  lastOfMonth(): number {
    const date = dateOfDay(this.today);
    const next = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1));
    return next.getTime() / DAY_MS - 1;
  }

  /** The next such date, this year or the coming one; null for what is no date. */
  dated(month: number | null, dayOfMonth: number): number | null {
    const date = dateOfDay(this.today);
    let [year, at] = [Number(date.slice(0, 4)), month ?? Number(date.slice(5, 7))];
    for (let tries = 0; tries < 13; tries++) {
      const found = dayOfDate(
        `${year}-${String(at).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
      );
      if (found !== null && found >= this.today) return found;
      if (month !== null) year += 1;
      else [year, at] = at === 12 ? [year + 1, 1] : [year, at + 1];
    }
    return null;
  }

  /** “Five o’clock” without morning or evening: the first of the two that is to come and open. */
  clock(day: number, minutes: number, sure: boolean): Date {
    const candidates = sure || minutes >= 12 * 60 ? [minutes] : [minutes, minutes + 12 * 60];
    const times = candidates.map((one) => this.at(day, one)).filter((at) => at > this.said.now);
    const open = times.find((at) => this.isOpen(at));
    return open ?? times.at(-1) ?? this.at(day, candidates.at(-1)!);
  }

  private isOpen(at: Date): boolean {
    const { calendar, wall } = this.said;
    if (!calendar) {
      const { minutes } = wall.shows(at);
      return minutes >= 8 * 60 && minutes <= 21 * 60;
    }
    // The moment of closing is a time one can be called at, too.
    return calendar.isOpen(at) || calendar.isOpen(new Date(at.getTime() - 1));
  }

  private opensOn(day: number): boolean {
    const { calendar } = this.said;
    return !calendar || calendar.openTimeBetween(this.at(day, 0), this.at(day + 1, 0)) > 0;
  }
}

function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Null for what is no date, such as 31 April. */
function dayOfDate(date: string): number | null {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return !Number.isNaN(day) && dateOfDay(day) === date ? day : null;
}
