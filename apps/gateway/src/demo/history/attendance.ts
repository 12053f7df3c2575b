import type { ShopDay } from '../filling/days';
import { momentOf } from '../filling/shop-time';
import { serving, type StaffKey } from '../samples/staff';

/** A time somebody was at work, as reports keep it. */
export interface Attendance {
  agentId: string;
  state: 'online' | 'busy' | 'away';
  from: Date;
  to: Date;
}

/** From, until, and the break in between, in minutes after midnight. */
const EARLY = [9 * 60, 18 * 60, 12 * 60] as const;
const LATE = [13 * 60, 22 * 60, 17 * 60 + 30] as const;
const BREAK = 60;
const WRITING_UP = 20;

/** When the agents were there on a day of the history: one of each team early, one late, the third by turns. */
export function attendanceOf(day: ShopDay, staff: Record<StaffKey, string>): Attendance[] {
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  return Object.values(serving).flatMap((keys) =>
    keys.flatMap((key, index) => {
      const early = (index + (index === 2 ? number : 0)) % 2 === 0;
      return shiftOf(day, staff[key], early ? EARLY : LATE);
    }),
  );
}

/** Of the day that has begun: everybody who serves was there from its first conversation on. */
export function attendanceToday(
  { from, to }: Pick<Attendance, 'from' | 'to'>,
  staff: Record<StaffKey, string>,
): Attendance[] {
  return Object.values(serving)
    .flat()
    .map((key) => ({ agentId: staff[key], state: 'online', from, to }));
}

function shiftOf(day: ShopDay, agentId: string, shift: readonly [number, number, number]): Attendance[] {
  const [from, until, pause] = shift;
  const at = (minutes: number) => momentOf(day, minutes);
  return [
    { agentId, state: 'online', from: at(from), to: at(pause) },
    { agentId, state: 'away', from: at(pause), to: at(pause + BREAK) },
    { agentId, state: 'online', from: at(pause + BREAK), to: at(until - WRITING_UP) },
    { agentId, state: 'busy', from: at(until - WRITING_UP), to: at(until) },
  ];
}
