import { Count, Nested, Optional, Text, Written } from '../fields';
import { CalendarPlan, CalendarUses } from '../models/calendars';

export class AddCalendar {
  @Written(60) name!: string;
  @Nested(() => CalendarPlan) plan!: CalendarPlan;
  @Optional() @Nested(() => CalendarUses) uses?: CalendarUses;
}
/** What is absent stays. What `uses` names goes by this calendar from now on, whatever it went by. */
export class EditCalendar {
  @Optional() @Written(60) name?: string;
  @Optional() @Nested(() => CalendarPlan) plan?: CalendarPlan;
  @Optional() @Nested(() => CalendarUses) uses?: CalendarUses;
  /** The version that was edited; a newer one in the database is answered `stale-edit`. */
  @Count() version!: number;
}
/** When a message that came now would be due, by a calendar that need not be saved. */
export class PreviewCalendar {
  @Nested(() => CalendarPlan) plan!: CalendarPlan;
  /** Open minutes, at most ninety days of them. */
  @Count(129_600) minutes!: number;
  /** In place of them, to the second. */
  @Optional() @Count(7_776_000) seconds?: number;
}
/**
 * Holidays and make-up days of one or more years. Either JSON, `{ "year": 2027, "days": [{ "name", "date", "isOffDay" }] }`
 * (or a list of such), or lines `date,off|work,name`.
 */
export class LoadHolidayYears {
  @Text(100_000, 1) text!: string;
}
