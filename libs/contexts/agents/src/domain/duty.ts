/** A shift as duty is worked out from it; moments in milliseconds. */
export interface DutyShift {
  startsAt: number;
  endsAt: number;
  breaks: readonly { from: number; to: number }[];
}

/** What is planned for an agent in the team whose shifts decide. */
export interface DutyPlan {
  /** Whether they have any shift in the week. */
  planned: boolean;
  /** Today. */
  absent: boolean;
  /** No new conversations so long before a shift ends. */
  stopBeforeMs: number;
  /** Those that are not over and begin soon, by their beginning; without those of days on which they are absent. */
  shifts: readonly DutyShift[];
}

export interface Duty {
  onDuty: boolean;
  /** When the shift they are in ends, those that follow at once counted in; null outside of shifts. */
  shiftEndsAt: Date | null;
}

/**
 * Whether an agent gets new conversations at a moment: within a shift, not in a break of it, not in its last minutes.
 * Who has no shift in the whole week is not planned by shifts and gets them as ever, unless absent.
 */
export function dutyAt({ planned, absent, stopBeforeMs, shifts }: DutyPlan, now: Date): Duty {
  const time = now.getTime();
  const first = shifts.findIndex((shift) => shift.startsAt <= time && time < shift.endsAt);
  const current = shifts[first];
  if (!current) return { onDuty: !planned && !absent, shiftEndsAt: null };
  let end = current.endsAt;
  for (const next of shifts.slice(first + 1)) if (next.startsAt === end) end = next.endsAt;
  const rests = current.breaks.some(({ from, to }) => from <= time && time < to);
  return { onDuty: !rests && time < end - stopBeforeMs, shiftEndsAt: new Date(end) };
}
