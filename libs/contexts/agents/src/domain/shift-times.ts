import { type Interval } from '@yingda/contracts';

/** When a shift is, as people write it. */
export interface WrittenShift {
  /** The date it begins on. */
  date: string;
  start: string;
  /** Not after the start: on the next day. */
  end: string;
  breaks: Interval[];
}

/** A break by the wall, and as moments in milliseconds. */
export interface ShiftBreak extends Interval {
  from: number;
  to: number;
}

export interface ShiftTimes {
  startsAt: Date;
  endsAt: Date;
  breaks: ShiftBreak[];
  /** Worked minutes: without breaks. */
  minutes: number;
}

/** The moment at which the wall shows so many minutes after midnight of a date. */
export type MomentAt = (date: string, minutes: number) => Date;

const MINUTE = 60_000;
/** Nobody works longer at a stretch; what is longer is a slip of the pen. */
export const LONGEST_SHIFT_MINUTES = 16 * 60;

/** The moments of a shift; null when its times cannot be: too long, or a break that is not inside of it. */
export function timesOf({ date, start, end, breaks }: WrittenShift, momentAt: MomentAt): ShiftTimes | null {
  const from = minutesOf(start);
  const to = after(from, minutesOf(end));
  if (to - from > LONGEST_SHIFT_MINUTES) return null;
  const at = (minutes: number) => momentAt(date, minutes).getTime();
  const rests: ShiftBreak[] = [];
  let free = from;
  for (const rest of inOrder(breaks, from)) {
    if (rest.from < free || rest.to <= rest.from || rest.to > to) return null;
    free = rest.to;
    rests.push({ open: rest.open, close: rest.close, from: at(rest.from), to: at(rest.to) });
  }
  const [startsAt, endsAt] = [at(from), at(to)];
  const rested = rests.reduce((sum, rest) => sum + rest.to - rest.from, 0);
  const minutes = (endsAt - startsAt - rested) / MINUTE;
  // Clocks that go forward may leave nothing of a short shift in the night.
  if (minutes <= 0) return null;
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), breaks: rests, minutes };
}

function inOrder(breaks: Interval[], start: number) {
  return breaks
    .map(({ open, close }) => {
      // Before the start by the wall: after midnight.
      const from = minutesOf(open) < start ? minutesOf(open) + 1_440 : minutesOf(open);
      return { open, close, from, to: after(from % 1_440, minutesOf(close)) + (from >= 1_440 ? 1_440 : 0) };
    })
    .sort((a, b) => a.from - b.from);
}

function after(from: number, to: number): number {
  return to > from ? to : to + 1_440;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
