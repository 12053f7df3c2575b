import { Matches } from 'class-validator';
import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time, Words } from '../fields';
import { TIERS, WEEKDAY_NAMES, type Tier, type WeekdayName } from '../names/states';
import { Interval, WeekDays } from './settings';

const LocalDate = (): PropertyDecorator => Matches(/^\d{4}-\d{2}-\d{2}$/);

/** A day on which nothing opens. */
export class CalendarHoliday {
  @LocalDate() date!: string;
  @Text(60) name!: string;
}
/** A day worked in place of a day off (调休), by the hours of a weekday. */
export class CalendarMakeUpDay {
  @LocalDate() date!: string;
  @OneOf(WEEKDAY_NAMES) like!: WeekdayName;
  @Text(60) name!: string;
}
/** A date with hours of its own; without any it is closed. */
export class CalendarException {
  @LocalDate() date!: string;
  @ListOf(() => Interval, 6) intervals!: Interval[];
  @Text(60) name!: string;
}

/** When somebody is there. On a date the first that names it counts: exception, make-up day, holiday, weekday. */
export class CalendarPlan {
  @Text(64, 1) timeZone!: string;
  @Nested(() => WeekDays) days!: WeekDays;
  @ListOf(() => CalendarHoliday, 1_000) holidays!: CalendarHoliday[];
  @ListOf(() => CalendarMakeUpDay, 400) makeUpDays!: CalendarMakeUpDay[];
  @ListOf(() => CalendarException, 400) exceptions!: CalendarException[];
}

/** Who goes by a calendar. For a conversation the calendar of its customer's tier counts, else its inbox's, else its team's. */
export class CalendarUses {
  @Ids(500) teamIds!: string[];
  @Ids(500) inboxIds!: string[];
  @Words(TIERS) tiers!: Tier[];
}

/** A named calendar of the shop. */
export class CalendarRecord {
  @Id() id!: string;
  @Text(60, 1) name!: string;
  @Nested(() => CalendarPlan) plan!: CalendarPlan;
  @Nested(() => CalendarUses) uses!: CalendarUses;
  @Count() version!: number;
}

/** What a calendar, saved or not, says of a moment. */
export class CalendarPreview {
  @Time() now!: string;
  @Flag() open!: boolean;
  /** Null while open, and when it never opens. */
  @Optional() @Time() nextOpening!: string | null;
  /** When so much open time is over; null when that takes more than ten years. */
  @Optional() @Time() dueAt!: string | null;
}

/** A day on which people of a country work otherwise than its weekday says. */
export class HolidayYearDay {
  @LocalDate() date!: string;
  /** False: a make-up day. */
  @Flag() off!: boolean;
  @Text(60) nameZh!: string;
  @Text(60) nameEn!: string;
}
/** Holidays and make-up days of a year, ready to be put into calendars. */
export class HolidayYear {
  @Count(9_999, 1_970) year!: number;
  /** `file`: loaded by the shop, in place of a shipped one if there was one. */
  @OneOf(['shipped', 'file']) source!: 'shipped' | 'file';
  @ListOf(() => HolidayYearDay, 366) days!: HolidayYearDay[];
}
