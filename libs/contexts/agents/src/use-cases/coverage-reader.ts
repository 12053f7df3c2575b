import {
  type MarkedDay,
  type StaffingCoverage,
  type StaffingDay,
  type StaffingFacts,
} from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { type Clock, momentAtWall, wallAt } from '@yingda/platform';
import { agentsThere, neededAgents, slotsOf, suggestionOf } from '../domain/coverage';
import { expectedOf, type LikeDays, likeDaysOf, median, PAST_DAYS } from '../domain/forecast';
import { timesOf } from '../domain/shift-times';
import { requirePlanReader } from '../domain/staffing-rights';
import { addDays, datesOfWeek, mondayOf } from '../domain/week-days';
import type { Arrivals } from '../storage/arrivals';
import type { ShiftTemplateRows } from '../storage/shift-templates';
import type { StaffingRows } from '../storage/staffing';
import type { CoverageParts } from './coverage-parts';
import { ANY_DAY, STEADY_WALL } from './shift-records';
import type { TeamDays } from './team-days';
import type { DatedSpell } from './team-spells';

const HALF_HOUR = 1_800_000;
const DAY = 86_400_000;
const USUAL_SHIFT_MINUTES = 480;

interface Week {
  timeZone: string;
  facts: StaffingFacts;
  needs: { occupancyPercent: number; minimumAgents: number };
  days: TeamDays;
  counts: Map<number, number>;
  spells: DatedSpell[];
  usualMinutes: number;
}

/** Agents planned against agents needed. */
export class CoverageReader {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly staffing: StaffingRows,
    private readonly templates: ShiftTemplateRows,
    private readonly parts: CoverageParts,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, team-not-found */
  async coverage(
    actor: Actor,
    { teamId, week }: { teamId: string; week?: string },
  ): Promise<StaffingCoverage> {
    requirePlanReader(actor, [teamId]);
    const { settings, inboxIds, days, facts } = await this.parts.of(teamId);
    const { timeZone } = settings;
    const today = wallAt(timeZone, this.clock.now()).date;
    const monday = mondayOf(week ?? today);
    const marked = new Map((await this.staffing.markedDays()).map((day) => [day.date, day]));
    const first = await this.arrivals.first(inboxIds);
    const countedFrom = first && wallAt(timeZone, first).date;
    const lookBack = { today, countedFrom, kinds: days.kinds, marked: new Set(marked.keys()) };
    const like = datesOfWeek(monday).map((date) => ({ date, ...likeDaysOf(date, lookBack) }));
    const time: [Date, Date] = [midnight(timeZone, monday), midnight(timeZone, addDays(monday, 7))];
    const known: Week = {
      ...{ timeZone, days, needs: settings, facts: { ...facts, countedFrom, pastDays: PAST_DAYS } },
      counts: await this.counts(
        inboxIds,
        like.flatMap(({ dates }) => dates),
        timeZone,
      ),
      spells: await this.parts.spells.during(teamId, monday, time),
      usualMinutes: await this.usualMinutes(),
    };
    return {
      ...{ teamId, monday, facts: known.facts, settings },
      days: like.map((one) => dayOf(one, marked.get(one.date) ?? null, known)),
    };
  }

  private async counts(inboxIds: string[], dates: string[], timeZone: string): Promise<Map<number, number>> {
    const stretches = [...new Set(dates)].map((date) => ({
      from: halfHourOf(midnight(timeZone, date)),
      to: midnight(timeZone, addDays(date, 1)),
    }));
    return this.arrivals.during(inboxIds, stretches);
  }

  private async usualMinutes(): Promise<number> {
    const lengths = (await this.templates.all()).flatMap(
      (template) => timesOf({ date: ANY_DAY, ...template }, STEADY_WALL)?.minutes ?? [],
    );
    return lengths.length > 0 ? median(lengths) : USUAL_SHIFT_MINUTES;
  }
}

function dayOf(like: LikeDays & { date: string }, marked: MarkedDay | null, week: Week): StaffingDay {
  const { timeZone, days, facts, needs, spells } = week;
  const { date } = like;
  const slots = slotsOnWall(timeZone, date);
  const past = like.dates.map((day) =>
    slotsOnWall(timeZone, day).map(({ from }) => week.counts.get(halfHourOf(new Date(from)).getTime()) ?? 0),
  );
  const expected = expectedOf(past, marked?.factor ?? 1);
  const needed = slots.map(({ from, to }, slot) =>
    neededAgents(expected[slot]!, days.isOpen(new Date(from), new Date(to)), { ...facts, ...needs }),
  );
  const today = spells.filter((spell) => spell.date === date);
  return {
    ...{ date, ...days.kinds(date), marked },
    ...{ likeDays: like.dates, standIn: like.standIn, past: past.map((counts) => ({ counts })) },
    ...{ expected, needed, planned: slots.map(({ from, to }) => agentsThere(spells, from, to)) },
    suggestion: suggestionOf(needed, today, week.usualMinutes),
  };
}

// Asking the zone for every half hour costs; on a day without a change of clocks they are as far apart as they look.
function slotsOnWall(timeZone: string, date: string) {
  const [start, end] = [midnight(timeZone, date).getTime(), midnight(timeZone, addDays(date, 1)).getTime()];
  if (end - start === DAY) return slotsOf((slot) => start + slot * HALF_HOUR);
  return slotsOf((slot) => momentAtWall(timeZone, date, slot * 30).getTime());
}

function midnight(timeZone: string, date: string): Date {
  return momentAtWall(timeZone, date, 0);
}

// Zones of three quarters of an hour are counted a quarter early.
function halfHourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HALF_HOUR) * HALF_HOUR);
}
