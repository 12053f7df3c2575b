import type { Database } from '@yingda/platform';
import type { FactPlan, StaffPlan, TimePlan } from '../domain/figures/plan';
import type { StaffMember } from '../ports';
import { factStatement, isOfEverybody } from './fact-statement';
import { NOTHING, type Outcome, type Outcomes, type Question } from '../domain/question';
import type { Statement } from './statement';
import { timeStatement } from './time-statement';

interface FactRow {
  whole: boolean;
  count: string;
  unanswered: string | null;
  sum?: string | null;
  quantiles?: [number | null, number | null] | null;
  longest?: string | number | null;
  numerator?: string | null;
  denominator?: string | null;
  [group: `g${number}`]: string | null;
}
type TimeRow = { seconds: number } & Record<`g${number}`, string | null>;

/** What tables of facts say to a figure's question. Whoever keeps sums of them may answer in their place, with the same. */
export class Quantities {
  constructor(protected readonly database: Database) {}

  async ofFacts(plan: FactPlan, ask: Question): Promise<Outcomes> {
    const twice = isOfEverybody(plan, ask);
    const rows = await this.factRows(plan, ask, twice);
    const whole = twice ? await this.factRows(plan, { ...ask, groupBy: [] }, false) : rows;
    return {
      overall: outcomeOf(whole.find((row) => row.whole)),
      rows: rows
        .filter((row) => ask.groupBy.length > 0 && !row.whole)
        .map((row) => ({ group: groupOf(row, ask), outcome: outcomeOf(row) }))
        .filter(({ outcome }) => outcome.count > 0 || (outcome.unanswered ?? 0) > 0),
    };
  }

  /** Seconds, as sums. */
  async ofTime(plan: TimePlan, ask: Question, staff: readonly StaffMember[]): Promise<Outcomes> {
    const read = async (whole: boolean) => {
      const { text, values } = await this.timeQuestion(plan, ask, { staff, whole });
      return this.database.query<TimeRow>(text, values);
    };
    const [all] = await read(true);
    const rows = ask.groupBy.length > 0 ? await read(false) : [];
    const outcome = (row: TimeRow | undefined): Outcome => ({
      ...NOTHING,
      sum: (row?.seconds ?? 0) * 1_000,
    });
    return {
      overall: outcome(all),
      rows: rows.map((row) => ({ group: groupOf(row, ask), outcome: outcome(row) })),
    };
  }

  /** How many are in a state now, or how much they can serve at once. */
  async ofStaff(plan: StaffPlan, ask: Question, staff: readonly StaffMember[]): Promise<Outcomes> {
    const { filters, limits } = ask;
    const rows = await this.database.query<{ agentId: string }>(
      'select agent_id as "agentId" from report_presence where to_at is null and state = any($1)',
      [plan.states],
    );
    const here = new Set(rows.map(({ agentId }) => agentId));
    const teams = limits && 'teamIds' in limits ? limits.teamIds : null;
    const only = limits && 'agentId' in limits ? limits.agentId : null;
    const wanted = (teamId: string) =>
      (!filters.teams?.length || filters.teams.includes(teamId)) && (!teams || teams.includes(teamId));
    const ofTeams = !!filters.teams?.length || !!teams;
    const counted = staff.filter(
      ({ agentId, teamIds }) =>
        here.has(agentId) &&
        (!filters.agents?.length || filters.agents.includes(agentId)) &&
        (!only || only === agentId) &&
        (!ofTeams || teamIds.some(wanted)),
    );
    const weight = (one: StaffMember) => (plan.count === 'capacity' ? one.capacity : 1);
    const sums = new Map<string, { group: (string | null)[]; count: number }>();
    for (const member of counted)
      for (const group of groupsOf(member, ask, wanted)) {
        const key = JSON.stringify(group);
        const sum = sums.get(key) ?? { group, count: 0 };
        sums.set(key, { group, count: sum.count + weight(member) });
      }
    const total = counted.reduce((sum, member) => sum + weight(member), 0);
    return {
      overall: { ...NOTHING, count: total },
      rows: [...sums.values()].map(({ group, count }) => ({ group, outcome: { ...NOTHING, count } })),
    };
  }

  /** The statement that gives the seconds of each group. */
  protected async timeQuestion(
    plan: TimePlan,
    ask: Question,
    how: { staff: readonly StaffMember[]; whole: boolean },
  ): Promise<Statement> {
    return timeStatement(plan.kind, ask, how);
  }

  private async factRows(plan: FactPlan, ask: Question, each: boolean): Promise<FactRow[]> {
    const { text, values } = factStatement(plan, ask, each);
    return this.database.query<FactRow>(text, values);
  }
}

function groupsOf(
  { agentId, teamIds }: StaffMember,
  { groupBy }: Question,
  wanted: (teamId: string) => boolean,
): (string | null)[][] {
  if (groupBy.length === 0) return [];
  const teams = groupBy.includes('team') ? teamIds.filter(wanted) : [null];
  return teams.map((teamId) => groupBy.map((by) => (by === 'agent' ? agentId : teamId)));
}

function groupOf(row: Record<`g${number}`, string | null>, { groupBy }: Question): (string | null)[] {
  return groupBy.map((by, index) => {
    const value = row[`g${index}`] ?? null;
    return by === 'month' ? (value?.slice(0, 7) ?? null) : value;
  });
}

function outcomeOf(row: FactRow | undefined): Outcome {
  if (!row) return NOTHING;
  const number = (value: string | number | null | undefined) => (value == null ? null : Number(value));
  return {
    count: Number(row.count),
    sum: number(row.sum),
    median: row.quantiles?.[0] ?? null,
    p90: row.quantiles?.[1] ?? null,
    longest: number(row.longest),
    numerator: number(row.numerator),
    denominator: number(row.denominator),
    unanswered: number(row.unanswered),
  };
}
