import { dayOfDate, wallAt } from '@yingda/platform';
import { type ReportFilters } from '@yingda/contracts';
import type { ReportGrouping } from '@yingda/contracts/names';
import type { FactPlan } from '../domain/figures/plan';
import type { Question } from '../domain/question';
import { isOfItems } from './fact-statement';

/** What sums are kept by, beside the day; the first that holds all that a question names answers it. */
export const DIMENSIONS = [
  { id: 0, by: [] },
  { id: 1, by: ['channel'] },
  { id: 2, by: ['inbox'] },
  { id: 3, by: ['tier'] },
  { id: 4, by: ['topic'] },
  { id: 5, by: ['team', 'agent'] },
  { id: 6, by: ['weekday', 'hour'] },
] as const satisfies { id: number; by: readonly ReportGrouping[] }[];
export type Dimension = (typeof DIMENSIONS)[number];

const OF_DAYS: readonly ReportGrouping[] = ['day', 'week', 'month'];
const FILTERS: Record<keyof ReportFilters, ReportGrouping> = {
  teams: 'team',
  agents: 'agent',
  channels: 'channel',
  inboxes: 'inbox',
  tiers: 'tier',
  topics: 'topic',
  categories: 'category',
  kinds: 'kind',
  departments: 'department',
  products: 'product',
  causes: 'cause',
  hours: 'hour',
  weekdays: 'weekday',
};

/** Stands for "none" in a member, as no id and no number is written. */
export const NONE = '-';

/** The days of a question, and by what its sums must be kept; null: it can only be answered from the facts. */
export interface Rolled {
  dimension: Dimension;
  /** Local days, the last one not included. */
  days: { from: string; to: string };
}

/** Fewer days are read from the facts as fast. */
const LEAST_DAYS = 3;

export function rolledBy(plan: FactPlan, ask: Question): Rolled | null {
  // Of what happens a hundred times less than questions are asked no sums are kept.
  if (isOfItems(plan) || plan.live || plan.credit === 'everybody' || plan.measure.kind === 'longest')
    return null;
  const [from, to] = [wallAt(ask.timeZone, ask.period.from), wallAt(ask.timeZone, ask.period.to)];
  if (from.minutes !== 0 || to.minutes !== 0) return null;
  if (dayOfDate(to.date)! - dayOfDate(from.date)! < LEAST_DAYS) return null;
  const named = new Set(ask.groupBy.filter((by) => !OF_DAYS.includes(by)));
  for (const [filter, by] of Object.entries(FILTERS))
    if (ask.filters[filter as keyof ReportFilters]?.length) named.add(by);
  if (ask.limits) named.add('agentId' in ask.limits ? 'agent' : 'team');
  const dimension = DIMENSIONS.find(({ by }) =>
    [...named].every((one) => (by as readonly ReportGrouping[]).includes(one)),
  );
  return dimension ? { dimension, days: { from: from.date, to: to.date } } : null;
}

/** What is added up, without period, groups and filters: the same text is the same sums. */
export function signatureOf(plan: FactPlan, ask: Question): string {
  const { table, measure, base, cases, unanswered, moment, credit } = plan;
  const { periodBy, reopened, timeZone } = ask;
  return JSON.stringify([
    table,
    measure,
    base,
    cases,
    unanswered,
    moment,
    credit,
    periodBy,
    reopened,
    timeZone,
  ]);
}
