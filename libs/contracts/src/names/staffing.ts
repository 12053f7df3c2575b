/** Colours of shifts, as tokens of the screens; a name and the times stand beside them everywhere. */
export const SHIFT_COLORS = ['teal', 'blue', 'violet', 'amber', 'rose', 'slate'] as const;
export type ShiftColor = (typeof SHIFT_COLORS)[number];

export const ABSENCE_REASONS = ['leave', 'sick', 'training', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/**
 * Why a shift cannot be planned: `times`, it lasts no time, over 16 hours, or a break is outside of it; `overlap`, the
 * agent has another one then, in whichever team; `absent`; `not-member` of the team; `inactive`, no account that is used
 * then; `week`, its date is in another week; `gone`, it was removed meanwhile.
 */
export const SHIFT_PROBLEMS = [
  'times',
  'overlap',
  'absent',
  'not-member',
  'inactive',
  'week',
  'gone',
] as const;
export type ShiftProblemKind = (typeof SHIFT_PROBLEMS)[number];

/** What a day is for planning: worked by its weekday, by another one's hours (调休), or off. */
export const STAFFING_DAY_KINDS = ['weekday', 'make-up', 'holiday'] as const;
export type StaffingDayKind = (typeof STAFFING_DAY_KINDS)[number];

/** To whom a change of a shift is told: who takes it over, who gave it away. */
export const SHIFT_NOTICES = ['covers', 'covered'] as const;
export type ShiftNoticeKind = (typeof SHIFT_NOTICES)[number];
