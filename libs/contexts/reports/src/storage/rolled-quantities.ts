import type { ReportGrouping } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { FactPlan, TimePlan } from '../domain/figures/plan';
import { quantileOf } from '../domain/quantile';
import { NOTHING, type Outcome, type Outcomes, type Question } from '../domain/question';
import { rolledBy, signatureOf, type Rolled } from './rolling';
import type { StaffMember } from '../ports';
import { Quantities } from './quantities';
import { memberColumn, sumsStatement } from './rollup-statement';
import type { Rollups } from './rollups';
import { Parameters, type Statement } from './statement';
import { timeDays, timeSignature, timeSumsRead } from './time-sums';

/** More days than these are not added up while somebody waits. */
const MOST_MISSING = 4;

interface SumRow {
  whole: boolean;
  count: number;
  unanswered: number | null;
  sum: number | null;
  numerator: number | null;
  denominator: number | null;
  [group: `g${number}`]: string | null;
}
type TimesRow = { times: string } & Record<`g${number}`, string | null>;

/** Answers from sums of days where they are kept and hold, days without them from the facts: always the same as all from facts. */
export class RolledQuantities extends Quantities {
  constructor(
    database: Database,
    private readonly rollups: Rollups,
  ) {
    super(database);
  }

  override async ofFacts(plan: FactPlan, ask: Question): Promise<Outcomes> {
    const rolled = rolledBy(plan, ask);
    const id = rolled && (await this.rollups.find(signatureOf(plan, ask)));
    if (!rolled || id === null) return super.ofFacts(plan, ask);
    const missing = await this.rollups.missing(id, rolled.days, { most: MOST_MISSING + 1 });
    if (missing.length > MOST_MISSING) return super.ofFacts(plan, ask);
    return this.ofSums({ id, plan, ask, rolled, missing });
  }

  protected override async timeQuestion(
    plan: TimePlan,
    ask: Question,
    how: { staff: readonly StaffMember[]; whole: boolean },
  ): Promise<Statement> {
    const days = timeDays(ask);
    const id = days && (await this.rollups.find(timeSignature(plan.kind, ask)));
    if (!days || id === null) return super.timeQuestion(plan, ask, how);
    const missing = await this.rollups.missing(id, days, { most: MOST_MISSING + 1, always: true });
    if (missing.length > MOST_MISSING) return super.timeQuestion(plan, ask, how);
    return timeSumsRead({ id, kind: plan.kind, ask, missing, days }, how);
  }

  private async ofSums(given: SumsOf): Promise<Outcomes> {
    const { plan, ask } = given;
    const { source, where, parameters } = sourceOf(given);
    const groups = ask.groupBy.map((by, index) => `${groupColumn(given.rolled, by)} as g${index}`);
    const keys = ask.groupBy.map((_, index) => `g${index}`);
    const rows = await this.database.query<SumRow>(
      `select ${[
        ...keys.map((key) => `${key}::text as ${key}`),
        keys.length > 0 ? 'grouping(g0) = 1 as whole' : 'true as whole',
        'coalesce(sum(count), 0)::float8 as count',
        'sum(unanswered)::float8 as unanswered',
        'sum(sum)::float8 as sum',
        'sum(numerator)::float8 as numerator',
        'sum(denominator)::float8 as denominator',
      ].join(', ')}
      from (select ${[...groups, 'r.count', 'r.unanswered', 'r.sum', 'r.numerator', 'r.denominator'].join(', ')}
        from ${source} where ${where}) f
      ${keys.length > 0 ? `group by grouping sets ((), (${keys.join(', ')})) order by ${keys.join(', ')}` : ''}`,
      parameters.values,
    );
    const times = plan.measure.kind === 'times' ? await this.times(given) : null;
    const outcome = (row: SumRow | undefined): Outcome => outcomeOf(plan, row, times?.of(row, ask) ?? null);
    return {
      overall: outcome(rows.find((row) => row.whole)),
      rows: rows
        .filter((row) => keys.length > 0 && !row.whole)
        .map((row) => ({ group: groupOf(row, ask), outcome: outcome(row) })),
    };
  }

  private async times(given: SumsOf): Promise<Times> {
    const { ask, rolled } = given;
    const { source, where, parameters } = sourceOf(given);
    const groups = ask.groupBy.map((by, index) => `${groupColumn(rolled, by)}::text as g${index}`);
    // A text read by hand: drivers take ten times as long to read a list.
    const rows = await this.database.query<TimesRow>(
      `select ${[...groups, 'r.times'].join(', ')} from ${source}
       where ${where} and r.times is not null`,
      parameters.values,
    );
    return new Times(rows, ask);
  }
}

interface SumsOf {
  id: number;
  plan: FactPlan;
  ask: Question;
  rolled: Rolled;
  missing: string[];
}

/** Kept sums, and those of the days that miss them made on the way; named `r`. */
function sourceOf({ id, plan, ask, rolled, missing }: SumsOf) {
  const { dimension, days } = rolled;
  const fresh =
    missing.length > 0 ? sumsStatement(plan, ask, { days: missing, dimensions: [dimension] }) : null;
  const parameters = new Parameters();
  parameters.values.push(...(fresh?.values ?? []));
  const kept = `select dimension, day, member, count, unanswered, sum, numerator, denominator, times from report_rollups
    where plan = ${parameters.add(id, 'smallint')} and dimension = ${parameters.add(dimension.id, 'smallint')}
      and day >= ${parameters.add(days.from, 'date')} and day < ${parameters.add(days.to, 'date')}
      ${fresh ? `and day <> all(${parameters.add(missing, 'date[]')})` : ''}`;
  const where = ['true'];
  const among = (by: ReportGrouping, values: readonly unknown[] | undefined) => {
    if (values?.length)
      where.push(`${memberColumn(dimension, by)} = any(${parameters.add(values.map(String), 'text[]')})`);
  };
  const { filters, limits } = ask;
  among('team', filters.teams);
  among('agent', filters.agents);
  among('channel', filters.channels);
  among('inbox', filters.inboxes);
  among('tier', filters.tiers);
  among('topic', filters.topics);
  among('hour', filters.hours);
  among('weekday', filters.weekdays);
  if (limits && 'agentId' in limits) among('agent', [limits.agentId]);
  if (limits && 'teamIds' in limits)
    where.push(`${memberColumn(dimension, 'team')} = any(${parameters.add(limits.teamIds, 'text[]')})`);
  const source = `(${kept} ${fresh ? `union all select * from (${fresh.text}) s` : ''}) r`;
  return { source, where: where.join(' and '), parameters };
}

function groupColumn({ dimension }: Rolled, by: ReportGrouping): string {
  if (by === 'day') return 'r.day';
  if (by === 'week' || by === 'month') return `date_trunc('${by}', r.day::timestamp)::date`;
  const column = memberColumn(dimension, by);
  return by === 'hour' || by === 'weekday'
    ? `${column}::int`
    : by === 'channel' || by === 'tier'
      ? column
      : `${column}::uuid`;
}

function groupOf(row: Record<`g${number}`, string | null>, { groupBy }: Question): (string | null)[] {
  return groupBy.map((by, index) => {
    const value = row[`g${index}`] ?? null;
    return by === 'month' ? (value?.slice(0, 7) ?? null) : value;
  });
}

function outcomeOf(
  { measure, unanswered }: FactPlan,
  row: SumRow | undefined,
  times: Float64Array | null,
): Outcome {
  if (!row) return { ...NOTHING, unanswered: unanswered ? 0 : null };
  const parts = measure.kind === 'share' || measure.kind === 'ratio';
  return {
    ...NOTHING,
    count: row.count,
    unanswered: unanswered ? (row.unanswered ?? 0) : null,
    sum: measure.kind === 'times' ? row.sum : null,
    numerator: parts ? (row.numerator ?? 0) : null,
    denominator: parts ? (row.denominator ?? 0) : null,
    median: times && quantileOf(times, 0.5),
    p90: times && quantileOf(times, 0.9),
  };
}

/** Times by group, and all of them; each is read once. */
class Times {
  private readonly byGroup = new Map<string, Float64Array[]>();
  private readonly all: Float64Array[] = [];

  constructor(rows: TimesRow[], ask: Question) {
    for (const row of rows) {
      const numbers = numbersOf(row.times);
      this.all.push(numbers);
      if (ask.groupBy.length === 0) continue;
      const key = JSON.stringify(groupOf(row, ask));
      const list = this.byGroup.get(key);
      if (list) list.push(numbers);
      else this.byGroup.set(key, [numbers]);
    }
  }

  /** A list of its own: looking for quantiles changes the order. */
  of(row: SumRow | undefined, ask: Question): Float64Array {
    const whole = !row || row.whole;
    return together(whole ? this.all : (this.byGroup.get(JSON.stringify(groupOf(row, ask))) ?? []));
  }
}

function together(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((total, { length }) => total + length, 0));
  let place = 0;
  for (const list of lists) {
    all.set(list, place);
    place += list.length;
  }
  return all;
}

const [COMMA, ZERO] = [44, 48];

/** Whole numbers from 0 up, of a text that lists them. */
function numbersOf(text: string): Float64Array {
  let count = 1;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) count += 1;
  const numbers = new Float64Array(count);
  let place = 0;
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA) {
      numbers[place++] = number;
      number = 0;
    } else number = number * 10 + (code - ZERO);
  }
  numbers[place] = number;
  return numbers;
}
