import { type Absence, type ShiftProblem } from '@yingda/contracts';
import type { PlannedShift } from './planned-shift';
import { mondayOf } from './week-days';
import type { ShiftTimes } from './shift-times';

/** A shift that is to be planned, with its times worked out; null when they cannot be. */
export interface WantedShift {
  agentId: string;
  date: string;
  start: string;
  end: string;
  times: ShiftTimes | null;
}

/** Whom and what a plan has to go by. */
export interface PlanGround {
  /** The week that is planned. */
  monday: string;
  /** Agents who can be planned, and when their account ends. */
  members: Map<string, { active: boolean; expiresAt: Date | null }>;
  /** Shifts they have already, in all teams, in this week and around it; without those that are removed. */
  existing: readonly PlannedShift[];
  absences: readonly Absence[];
}

/** Everything that speaks against the wanted shifts, by their places. */
export function problemsOfShifts(wanted: readonly WantedShift[], ground: PlanGround): ShiftProblem[] {
  return wanted.flatMap((shift, place) => {
    const found = problemOf(shift, wanted.slice(0, place), ground);
    return found ? [{ place, agentId: shift.agentId, date: shift.date, with: null, ...found }] : [];
  });
}

type Found = Pick<ShiftProblem, 'why'> & { with?: string };

function problemOf(shift: WantedShift, before: readonly WantedShift[], ground: PlanGround): Found | null {
  const { agentId, date, times } = shift;
  if (!times) return { why: 'times' };
  if (mondayOf(date) !== ground.monday) return { why: 'week' };
  const member = ground.members.get(agentId);
  if (!member) return { why: 'not-member' };
  if (!member.active || (member.expiresAt && member.expiresAt < times.endsAt)) return { why: 'inactive' };
  const absence = ground.absences.find(
    (one) => one.agentId === agentId && one.from <= date && date <= one.to,
  );
  if (absence) return { why: 'absent', with: `${absence.from} – ${absence.to}` };
  const overlaps = (other: ShiftTimes | PlannedShift) =>
    other.startsAt < times.endsAt && times.startsAt < other.endsAt;
  const other =
    ground.existing.find((one) => one.agentId === agentId && overlaps(one)) ??
    before.find((one) => one.agentId === agentId && one.times && overlaps(one.times));
  return other ? { why: 'overlap', with: `${other.date} ${other.start}–${other.end}` } : null;
}
