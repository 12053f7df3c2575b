import { Count, Flag, Id, Ids, ListOf, OneOf, Optional, Text, Written } from '../fields';
import { ABSENCE_REASONS, SHIFT_COLORS, type AbsenceReason, type ShiftColor } from '../names/staffing';
import { Interval } from '../models/settings';
import { WallDate, WallTime } from '../models/staffing';

export class WeekQuery {
  /** Any date of the week; weeks begin on Mondays. This week of the team when not given. */
  @Optional() @WallDate() week?: string;
}
/** A shift to plan: by a template, or with times of its own. */
export class NewShift {
  @Id() agentId!: string;
  @WallDate() date!: string;
  @Optional() @Id() templateId?: string;
  @Optional() @WallTime() start?: string;
  @Optional() @WallTime() end?: string;
  @Optional() @ListOf(() => Interval, 6) breaks?: Interval[];
  @Optional() @Written(20) name?: string;
  @Optional() @OneOf(SHIFT_COLORS) color?: ShiftColor;
  @Optional() @Text(200) note?: string;
}
/** All of it or nothing; what cannot be is answered `shifts-not-possible`, with every problem by its place in `add`. */
export class EditShifts {
  @WallDate() week!: string;
  @Ids(1_000) remove!: string[];
  @ListOf(() => NewShift, 1_000) add!: NewShift[];
}
export class CopyWeek {
  /** Any date of the week that is copied. */
  @WallDate() from!: string;
  @WallDate() to!: string;
  /** The shifts that are in the week already are removed. */
  @Flag() replace!: boolean;
  /** Only these agents; all when not given. */
  @Optional() @Ids(1_000) agentIds?: string[];
}
export class SaveStaffing {
  @Text(64, 1) timeZone!: string;
  @Flag() shiftsDecide!: boolean;
  @Count(240) stopBeforeMinutes!: number;
  @Count(100, 10) occupancyPercent!: number;
  @Count(100) minimumAgents!: number;
  /** The one that was read; 0 for a team that has none. */
  @Count() version!: number;
}
export class CoverShift {
  /** Who takes it. */
  @Id() agentId!: string;
  @Text(200) note!: string;
}
export class SeenNotices {
  @Ids(100) noticeIds!: string[];
}
export class AddAbsence {
  @Id() agentId!: string;
  @WallDate() from!: string;
  @WallDate() to!: string;
  @OneOf(ABSENCE_REASONS) reason!: AbsenceReason;
  @Text(200) note!: string;
}
export class EditShiftTemplate {
  @Written(20) name!: string;
  @OneOf(SHIFT_COLORS) color!: ShiftColor;
  @WallTime() start!: string;
  @WallTime() end!: string;
  @ListOf(() => Interval, 6) breaks!: Interval[];
}
/** Both days are part of it. */
export class RecountArrivals {
  @WallDate() from!: string;
  @WallDate() to!: string;
}
