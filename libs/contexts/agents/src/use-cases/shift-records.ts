import { type Shift, type StaffingSettings } from '@yingda/contracts';
import { Refusal, type ShiftColor } from '@yingda/contracts/names';
import { momentAtWall } from '@yingda/platform';
import type { PlannedShift } from '../domain/planned-shift';
import type { MomentAt } from '../domain/shift-times';

const MINUTE = 60_000;

/** A shift as it crosses the wire. */
export function shiftRecord(shift: PlannedShift): Shift {
  const { startsAt, endsAt, breaks, monday: _, timeZone: __, ...rest } = shift;
  const rested = breaks.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    ...rest,
    breaks: breaks.map(({ open, close }) => ({ open, close })),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    minutes: Math.round((endsAt.getTime() - startsAt.getTime() - rested) / MINUTE),
  };
}

/** How a team plans until somebody has said otherwise. */
export function usualStaffing(timeZone: string): StaffingSettings {
  return {
    ...{ timeZone, shiftsDecide: false, stopBeforeMinutes: 15 },
    ...{ occupancyPercent: 80, minimumAgents: 1, version: 0 },
  };
}

export const USUAL_ZONE = 'Asia/Shanghai';
export const USUAL_COLOR: ShiftColor = 'teal';

export function shiftNotFound(): Refusal {
  return new Refusal('shift-not-found', 'There is no such shift; somebody has removed it.');
}

/** Whether a constraint against overlapping times refused a row. */
export function isOverlap(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23P01';
}

/** The wall of a time zone. */
export function wallOf(timeZone: string): MomentAt {
  return (date, minutes) => momentAtWall(timeZone, date, minutes);
}

/** A wall on which no clock changes, for how long something lasts. */
export const ANY_DAY = '2026-01-05';
export const STEADY_WALL = wallOf('UTC');
