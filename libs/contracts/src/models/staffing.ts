import { Matches, Max, Min, IsNumber, IsArray, ArrayMaxSize } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Texts, Time } from '../fields';
import {
  ABSENCE_REASONS,
  SHIFT_COLORS,
  SHIFT_NOTICES,
  SHIFT_PROBLEMS,
  STAFFING_DAY_KINDS,
  type AbsenceReason,
  type ShiftColor,
  type ShiftNoticeKind,
  type ShiftProblemKind,
  type StaffingDayKind,
} from '../names/staffing';
import { WEEKDAY_NAMES, type WeekdayName } from '../names/states';
import { Interval } from './settings';

/** A date by the team's wall, YYYY-MM-DD. */
export const WallDate = (): PropertyDecorator => Matches(/^\d{4}-\d{2}-\d{2}$/);
/** HH:MM by the team's wall. */
export const WallTime = (): PropertyDecorator => Matches(/^([01]\d|2[0-3]):[0-5]\d$/);
const Numbers =
  (max: number): PropertyDecorator =>
  (target, key) => {
    IsArray()(target, key);
    ArrayMaxSize(max)(target, key);
    IsNumber({}, { each: true })(target, key);
  };

/** Times of a shift to plan with. An end that is not after the start is on the next day. */
export class ShiftTemplate {
  @Id() id!: string;
  @Text(20, 1) name!: string;
  @OneOf(SHIFT_COLORS) color!: ShiftColor;
  @WallTime() start!: string;
  @WallTime() end!: string;
  /** By the wall; after midnight in shifts that go over it. */
  @ListOf(() => Interval, 6) breaks!: Interval[];
}

/** When an agent works for a team. Times are copied from the template: editing it changes no shift. */
export class Shift {
  @Id() id!: string;
  @Id() agentId!: string;
  @Id() teamId!: string;
  /** The date it begins on, by the team's wall. */
  @WallDate() date!: string;
  @WallTime() start!: string;
  @WallTime() end!: string;
  @ListOf(() => Interval, 6) breaks!: Interval[];
  @Time() startsAt!: string;
  @Time() endsAt!: string;
  /** Without breaks. */
  @Count() minutes!: number;
  @Text(20, 1) name!: string;
  @OneOf(SHIFT_COLORS) color!: ShiftColor;
  @Text(200) note!: string;
  /** Whose shift it was planned as (替班). */
  @Optional() @Id() coversAgentId!: string | null;
}

/** Whole days on which an agent does not work; their shifts stay, to be covered. */
export class Absence {
  @Id() id!: string;
  @Id() agentId!: string;
  @WallDate() from!: string;
  /** The last day. */
  @WallDate() to!: string;
  @OneOf(ABSENCE_REASONS) reason!: AbsenceReason;
  @Text(200) note!: string;
}

/** How a team plans. */
export class StaffingSettings {
  @Text(64, 1) timeZone!: string;
  /** Agents with a shift in the week get new conversations only within it; those without any as ever. */
  @Flag() shiftsDecide!: boolean;
  /** No new conversations in the last minutes of a shift. */
  @Count(240) stopBeforeMinutes!: number;
  /** How much of their places agents are to be busy, in percent. */
  @Count(100, 10) occupancyPercent!: number;
  /** So many while the team is open, however few conversations come. */
  @Count(100) minimumAgents!: number;
  @Count() version!: number;
}

export class StaffingMember {
  @Id() agentId!: string;
  /** Conversations at the same time. */
  @Count() capacity!: number;
}

/** A team's week, with what its agents do for other teams. */
export class StaffingWeek {
  @Id() teamId!: string;
  @WallDate() monday!: string;
  @Nested(() => StaffingSettings) settings!: StaffingSettings;
  @ListOf(() => StaffingMember, 1_000) members!: StaffingMember[];
  /** Of the members, in all teams, from that Monday to the Sunday. */
  @ListOf(() => Shift, 20_000) shifts!: Shift[];
  @ListOf(() => Absence, 7_000) absences!: Absence[];
  /** After copying: what was not copied, because somebody is absent or gone. */
  @Optional() @ListOf(() => ShiftProblem, 1_000) leftOut?: ShiftProblem[];
}

/** One of the shifts of a request that cannot be planned. */
export class ShiftProblem {
  /** Which of them, counted from 0 in the order of the request. */
  @Count() place!: number;
  @Optional() @Id() agentId!: string | null;
  @Optional() @WallDate() date!: string | null;
  @OneOf(SHIFT_PROBLEMS) why!: ShiftProblemKind;
  /** The other shift, "2026-03-02 09:00–18:00", or the days away. */
  @Optional() @Text(60) with!: string | null;
}

/** Something that happened to a shift of the agent; shown until they have seen it. */
export class ShiftNotice {
  @Id() id!: string;
  @OneOf(SHIFT_NOTICES) kind!: ShiftNoticeKind;
  @Nested(() => Shift) shift!: Shift;
  /** The other of the two. */
  @Id() otherAgentId!: string;
  @Text(200) note!: string;
  @Text(80) byName!: string;
  @Time() at!: string;
}

/** What an agent works in the next four weeks, and what they have not seen of it. */
export class MyShifts {
  @ListOf(() => Shift, 500) shifts!: Shift[];
  @ListOf(() => Absence, 100) absences!: Absence[];
  @ListOf(() => ShiftNotice, 100) notices!: ShiftNotice[];
}

/** A day on which more (or fewer) conversations are expected than on its like, such as Double 11; no pattern for others. */
export class MarkedDay {
  @WallDate() date!: string;
  @Text(40, 1) name!: string;
  /** Times as many as on such a day otherwise. */
  @IsNumber({ maxDecimalPlaces: 2 }) @Min(0.1) @Max(50) factor!: number;
}

/** What the numbers of a team's week were worked out with. */
export class StaffingFacts {
  /** Median of the last conversations' time from acceptance to end; `handleCount` 0: assumed. */
  @Count() handleSeconds!: number;
  @Count() handleCount!: number;
  /** Conversations an agent serves at the same time: the median of the members, raised by promotion mode. */
  @Count() places!: number;
  @Flag() promotion!: boolean;
  /** Days that are looked back at. */
  @Count() pastDays!: number;
  /** Since when conversations have been counted; null: never yet. */
  @Optional() @WallDate() countedFrom!: string | null;
}

/** What came on one of the past days, by half hour. */
export class PastDay {
  @Numbers(48) counts!: number[];
}

/** What the numbers of a day come to. */
export class StaffingSuggestion {
  /** Agents of a usual shift that would do. */
  @Count() agents!: number;
  @Count() plannedAgents!: number;
  /** In the busiest half hour. */
  @Count() peak!: number;
  @IsNumber() neededHours!: number;
  @IsNumber() plannedHours!: number;
}

/** One day of the forecast; lists are by half hour from midnight, 48 of them. */
export class StaffingDay {
  @WallDate() date!: string;
  @OneOf(STAFFING_DAY_KINDS) kind!: StaffingDayKind;
  @OneOf(WEEKDAY_NAMES) weekday!: WeekdayName;
  /** The weekday whose hours a make-up day has. */
  @Optional() @OneOf(WEEKDAY_NAMES) like!: WeekdayName | null;
  @Optional() @Text(60) name!: string | null;
  @Optional() @Nested(() => MarkedDay) marked!: MarkedDay | null;
  /** Past days of the same kind, latest first, and what came on each of them. */
  @Texts(12, 10) likeDays!: string[];
  @ListOf(() => PastDay, 12) past!: PastDay[];
  /** No past day is of the kind, so Sundays stand in for holidays. */
  @Flag() standIn!: boolean;
  @Numbers(48) expected!: number[];
  @Numbers(48) needed!: number[];
  @Numbers(48) planned!: number[];
  @Nested(() => StaffingSuggestion) suggestion!: StaffingSuggestion;
}

/** Planned against needed. */
export class StaffingCoverage {
  @Id() teamId!: string;
  @WallDate() monday!: string;
  @Nested(() => StaffingFacts) facts!: StaffingFacts;
  @Nested(() => StaffingSettings) settings!: StaffingSettings;
  @ListOf(() => StaffingDay, 7) days!: StaffingDay[];
}
