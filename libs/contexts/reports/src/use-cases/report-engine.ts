import {
  type FigureAnswer,
  type FigureDescription,
  type FigureRefused,
  type FigureValue,
  type ReportAnswer,
  type ReportFilters,
  type ReportQuery,
} from '@yingda/contracts';
import { Refusal, REPORT_MAX_ROWS, type ReportGrouping } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { limitsOf } from '../domain/audience';
import { CATALOGUE, describe, figuresOf, type Figure } from '../domain/figures/catalogue';
import type { FactPlan, Plan, StaffPlan, TimePlan } from '../domain/figures/plan';
import { PLANS } from '../domain/figures/plans';
import type { Limits, Outcome, Outcomes, Question } from '../domain/question';
import { shownSwitches, switchesOf, type Switches } from '../domain/switches';
import { changeOf, compared, cumulated, quotientOf, timeOf, valueOf } from '../domain/values';
import type { StaffMember, Targets, Workplace } from '../ports';
import type { Quantities } from '../storage/quantities';
import { periodOf, previousOf } from './period';

/** Figures worked out at the same time: quicker for who waits, and connections are left for everybody else. */
const SIDE_BY_SIDE = 4;
const PERIODIC: readonly ReportGrouping[] = ['day', 'week', 'month'];

/** One figure's question, ready to be put to the facts. */
export interface FigureQuestion {
  figure: Figure;
  switches: Switches;
  plan: Plan;
  ask: Question;
}
/** A figure with everything at once: as a whole and in rows. */
interface Values {
  overall: FigureValue;
  rows: { group: (string | null)[]; value: FigureValue }[];
}

/** Works out every figure: of cards, tables, charts, exports and the API. */
export class ReportEngine {
  constructor(
    private readonly quantities: Quantities,
    private readonly targets: Targets,
    private readonly workplace: Workplace,
    private readonly clock: Clock,
  ) {}

  /** Every figure there is. */
  figures(): FigureDescription[] {
    return Object.values(CATALOGUE).map(describe);
  }

  /** @throws Refusal invalid-payload, not-permitted */
  async query(actor: Actor, query: ReportQuery): Promise<ReportAnswer> {
    const asked = await this.understand(actor, query);
    const { period, previous, timeZone, now } = asked;
    const staff = asked.figures.some(({ plan }) => plan.source !== 'facts')
      ? await this.workplace.staff()
      : [];
    const figures: FigureAnswer[] = [];
    for (let at = 0; at < asked.figures.length; at += SIDE_BY_SIDE) {
      const some = asked.figures.slice(at, at + SIDE_BY_SIDE);
      const given = { previous: previous ?? null, staff };
      figures.push(...(await Promise.all(some.map((question) => this.answer(question, given)))));
    }
    return {
      from: period.from.toISOString(),
      to: period.to.toISOString(),
      previousFrom: previous?.from.toISOString() ?? null,
      previousTo: previous?.to.toISOString() ?? null,
      timeZone,
      computedAt: now.toISOString(),
      groupBy: query.groupBy ?? [],
      figures,
    };
  }

  /**
   * What a query asks of the facts, without the answers. Lists of the conversations behind a figure select by the same.
   * @throws Refusal invalid-payload, not-permitted
   */
  async understand(actor: Actor, query: ReportQuery) {
    const timeZone = await this.workplace.timeZone();
    const now = this.clock.now();
    const filters = query.filters ?? {};
    const groupBy = query.groupBy ?? [];
    if (new Set(groupBy).size < groupBy.length)
      throw new Refusal('invalid-payload', '`groupBy` names a grouping twice.');
    const limits = limitsOf(actor, filters);
    const period = periodOf(query, timeZone);
    const previous = query.compare === false ? null : previousOf(period, timeZone);
    const targets = await this.targets.firstResponse();
    const figures = figuresOf(query.figures).map((figure): FigureQuestion => {
      const switches = switchesOf(figure, query.options ?? {});
      const { period: periodBy, reopened } = switches;
      const ask: Question = { period, periodBy, reopened, groupBy, filters, limits, timeZone, now };
      return { figure, switches, plan: PLANS[figure.key]({ switches, targets }), ask };
    });
    return { timeZone, now, period, previous, figures };
  }

  private async answer(
    question: FigureQuestion,
    { previous, staff }: { previous: Question['period'] | null; staff: StaffMember[] },
  ): Promise<FigureAnswer> {
    const { figure, switches, ask } = question;
    const answer: FigureAnswer = {
      ...describe(figure),
      used: shownSwitches(figure, switches),
      target: await this.targets.ofFigure(figure.key),
      refused: refusalOf(figure, ask),
      overall: null,
      previous: null,
      change: null,
      rows: [],
    };
    if (answer.refused) return answer;
    const values = await this.values(question.plan, ask, staff);
    if (values.rows.length > REPORT_MAX_ROWS)
      throw new Refusal(
        'invalid-payload',
        `A report has at most ${REPORT_MAX_ROWS} rows: group it less finely.`,
      );
    const before = figure.live || !previous ? null : await this.before(question, previous, staff);
    const byPeriod = ask.groupBy.some((by) => PERIODIC.includes(by));
    const rows = compared(values.rows, byPeriod ? null : (before?.rows ?? null));
    return {
      ...answer,
      overall: values.overall,
      previous: before?.overall ?? null,
      change: changeOf(values.overall, before?.overall ?? null),
      rows: figure.key === 'root-causes' && ask.groupBy.length === 1 && !byPeriod ? cumulated(rows) : rows,
    };
  }

  // Rows that are days, weeks or months have no like among the earlier ones.
  private before(
    { plan, ask }: FigureQuestion,
    period: Question['period'],
    staff: StaffMember[],
  ): Promise<Values> {
    const byPeriod = ask.groupBy.some((by) => PERIODIC.includes(by));
    return this.values(plan, { ...ask, period, groupBy: byPeriod ? [] : ask.groupBy }, staff);
  }

  private async values(plan: Plan, ask: Question, staff: StaffMember[]): Promise<Values> {
    if (plan.source !== 'quotient') {
      const { overall, rows } = await this.outcomes(plan, ask, staff);
      const value = (outcome: Outcome) => singleValue(plan, outcome);
      return {
        overall: value(overall),
        rows: rows.map(({ group, outcome }) => ({ group, value: value(outcome) })),
      };
    }
    const above = await this.outcomes(plan.numerator, ask, staff);
    const below = await this.outcomes(plan.denominator, ask, staff);
    const units = (outcome: Outcome) => amountOf(plan.denominator, outcome) / plan.unit;
    const lower = new Map(below.rows.map(({ group, outcome }) => [JSON.stringify(group), outcome]));
    const value = (one: Outcome | undefined, other: Outcome | undefined) =>
      quotientOf(one ? amountOf(plan.numerator, one) : 0, other ? units(other) : 0, one?.count ?? 0);
    const rows = above.rows.map(({ group, outcome }) => {
      const other = lower.get(JSON.stringify(group));
      lower.delete(JSON.stringify(group));
      return { group, value: value(outcome, other) };
    });
    // Where somebody was there and nothing was done.
    const idle = below.rows.filter(({ group }) => lower.has(JSON.stringify(group)));
    rows.push(...idle.map(({ group, outcome }) => ({ group, value: value(undefined, outcome) })));
    return { overall: value(above.overall, below.overall), rows };
  }

  private outcomes(
    plan: FactPlan | TimePlan | StaffPlan,
    ask: Question,
    staff: StaffMember[],
  ): Promise<Outcomes> {
    if (plan.source === 'facts') return this.quantities.ofFacts(plan, ask);
    if (plan.source === 'time') return this.quantities.ofTime(plan, ask, staff);
    return this.quantities.ofStaff(plan, ask, staff);
  }
}

function singleValue(plan: FactPlan | TimePlan | StaffPlan, outcome: Outcome): FigureValue {
  if (plan.source === 'facts') return valueOf(plan.measure, outcome);
  return plan.source === 'time' ? timeOf(outcome) : valueOf({ kind: 'count' }, outcome);
}

/** Things, or seconds. */
function amountOf(plan: FactPlan | TimePlan | StaffPlan, outcome: Outcome): number {
  return plan.source === 'time' ? (outcome.sum ?? 0) / 1_000 : outcome.count;
}

const FILTERED: Record<keyof ReportFilters, ReportGrouping> = {
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

/** Why the figure cannot be had in the way asked, while others can. */
export function refusalOf(figure: Figure, { groupBy, filters, limits }: Question): FigureRefused | null {
  const can = (by: ReportGrouping) => figure.groupings.includes(by);
  const possible = figure.groupings.join(', ');
  if (limits && isOfAgent(limits) && !can('agent'))
    return { code: 'not-of-one-agent', message: 'This figure is of teams, not of one agent.' };
  const grouping = groupBy.find((by) => !can(by));
  if (grouping)
    return {
      code: 'grouping-not-possible',
      message: `This figure has no value by ${grouping}. It can be grouped by ${possible}.`,
    };
  const filter = (Object.keys(FILTERED) as (keyof ReportFilters)[]).find(
    (name) => filters[name]?.length && !can(FILTERED[name]),
  );
  if (!filter) return null;
  return {
    code: 'filter-not-possible',
    message: `This figure has no value of certain ${filter}. It can be filtered by ${possible}.`,
  };
}

function isOfAgent(limits: Limits): boolean {
  return 'agentId' in limits;
}
