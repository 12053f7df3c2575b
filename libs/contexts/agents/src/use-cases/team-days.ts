import { Calendar, CHINESE_YEARS, chineseDays } from '@yingda/platform';
import { type Kinds, kindsOfPlan, kindsOfYears } from '../domain/day-kinds';
import type { Calendars } from '../storage/calendars';
import type { HolidayYears } from '../storage/holiday-years';
import { rulesOf } from './calendar-reader';

/** When a team works, as far as planning asks. */
export interface TeamDays {
  kinds: Kinds;
  /** Whether the team, or any entrance that leads to it, is open in some of this time. */
  isOpen(from: Date, to: Date): boolean;
}

/** Which days are holidays to a team, and when it is open. */
export class TeamCalendars {
  constructor(
    private readonly calendars: Calendars,
    private readonly years: HolidayYears,
  ) {}

  /** By the team's calendar, else by those of its inboxes; whose days none says, by the Chinese years. */
  async of(teamId: string, inboxIds: string[]): Promise<TeamDays> {
    const own = await this.calendars.applying({ teamId });
    const ofInboxes = own ? new Map() : await this.calendars.ofInboxes(inboxIds);
    const plans = own ? [own.plan] : [...ofInboxes.values()].map(({ plan }) => plan);
    const calendars = plans.map((plan) => new Calendar(rulesOf(plan)));
    // An entrance without hours is open round the clock.
    const always = !own && (inboxIds.length === 0 || ofInboxes.size < inboxIds.length);
    return {
      kinds: plans[0] ? kindsOfPlan(plans[0]) : await this.yearKinds(),
      isOpen: (from, to) => always || calendars.some((calendar) => calendar.openTimeBetween(from, to) > 0),
    };
  }

  private async yearKinds(): Promise<Kinds> {
    const loaded = await this.years.all();
    const shipped = CHINESE_YEARS.filter((year) => !loaded.some((one) => one.year === year));
    return kindsOfYears([...shipped.flatMap(chineseDays), ...loaded.flatMap(({ days }) => days)]);
  }
}
