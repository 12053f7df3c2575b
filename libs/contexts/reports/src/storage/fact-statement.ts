import type { ReportGrouping } from '@yingda/contracts/names';
import type { FactPlan, FactTable, ItemTable } from '../domain/figures/plan';
import type { Question } from '../domain/question';
import { Parameters, type Statement } from './statement';

const TABLES = {
  conversations: 'report_conversations',
  turns: 'report_turns',
  waits: 'report_waits',
  holdings: 'report_holdings',
  surveys: 'report_surveys',
  cases: 'report_cases',
  contacts: 'report_contacts',
  opinions: 'report_opinions',
  actions: 'report_actions',
  feedback: 'report_feedback',
} as const;

const ITEMS: ReadonlySet<FactTable> = new Set<ItemTable>([
  ...(['cases', 'contacts', 'opinions', 'actions', 'feedback'] as const),
]);

/** Rows that are things of their own: no conversation has several of them, and none is in stretches. */
export function isOfItems(plan: FactPlan): boolean {
  return ITEMS.has(plan.table);
}

/** What may be several of one row, and is counted once for each. */
const LISTED: Partial<Record<ReportGrouping, string>> = { tag: 'f.tags', cause: 'f.causes', rise: 'f.rises' };

const DAYS_OF = (since: string) => `extract(epoch from $now::timestamptz - ${since}) / 86400`;
const bandOf = (since: string) =>
  `case when ${DAYS_OF(since)} < 1 then '0-1' when ${DAYS_OF(since)} < 2 then '1-2'
    when ${DAYS_OF(since)} < 3 then '2-3' else '3+' end`;

/** Which rows of a table a figure counts: the statement's `from … where …`, and how its groups are written. */
export interface Selection {
  /** The table, named `f`, and what is joined to it. */
  from: string;
  where: string[];
  /** What each grouping is in SQL. */
  group(by: ReportGrouping): string;
  /** An expression of the plan with its places filled in. */
  expression(sql: string): string;
}

/**
 * The rows behind a figure. Everything that shows a figure or its conversations selects by this.
 * `each`: of everybody who had a conversation there is a row, instead of one of the conversation.
 */
export function selectionOf(
  plan: FactPlan,
  ask: Question,
  given: { parameters: Parameters; each: boolean },
): Selection {
  const { parameters, each } = given;
  let zone: string | null = null;
  let age: string | null = null;
  const expression = (sql: string) =>
    sql.includes('$now') ? sql.replaceAll('$now::timestamptz', parameters.add(ask.now, 'timestamptz')) : sql;
  // A value that no part of the statement names has no type.
  const local = (column: string) =>
    `(${column} at time zone ${(zone ??= parameters.add(ask.timeZone, 'text'))})`;
  const own = ownerColumns(plan, each);
  const during = { closing: 'f.closed_at', opening: 'f.opened_at', event: plan.moment }[ask.periodBy];
  const group = (by: ReportGrouping): string => {
    switch (by) {
      case 'agent':
        return own.agent;
      case 'team':
        return own.team;
      case 'channel':
      case 'tier':
        return `f.${by}`;
      case 'inbox':
      case 'topic':
        return `f.${by}_id`;
      case 'tag':
      case 'cause':
      case 'rise':
        return `g.${by}`;
      case 'category':
      case 'kind':
      case 'product':
        return `f.${by}`;
      case 'department':
        return 'f.department_id';
      case 'age':
        return (age ??= expression(bandOf(plan.age ?? plan.moment)));
      case 'day':
        return `${local(during)}::date`;
      case 'week':
      case 'month':
        return `date_trunc('${by}', ${local(during)})::date`;
      case 'hour':
        return `extract(hour from ${local(plan.moment)})::int`;
      case 'weekday':
        return `extract(isodow from ${local(plan.moment)})::int`;
    }
  };
  const where = plan.base.map(expression);
  if (!isOfItems(plan)) where.push(ask.reopened === 'apart' ? 'f.apart' : 'f.whole');
  if (!plan.live) {
    where.push(`${during} >= ${parameters.add(ask.period.from, 'timestamptz')}`);
    where.push(`${during} < ${parameters.add(ask.period.to, 'timestamptz')}`);
  }
  const owners: string[] = [];
  const { filters, limits } = ask;
  const among = (by: ReportGrouping, values: readonly unknown[] | undefined, type: string) => {
    if (!values?.length) return;
    const list = by === 'agent' || by === 'team' ? owners : where;
    list.push(`${group(by)} = any(${parameters.add(values, `${type}[]`)})`);
  };
  among('agent', filters.agents, 'uuid');
  among('team', filters.teams, 'uuid');
  among('channel', filters.channels, 'text');
  among('inbox', filters.inboxes, 'uuid');
  among('tier', filters.tiers, 'text');
  among('topic', filters.topics, 'uuid');
  among('category', filters.categories, 'text');
  among('kind', filters.kinds, 'text');
  among('department', filters.departments, 'uuid');
  among('product', filters.products, 'text');
  if (filters.causes?.length) where.push(`f.causes && ${parameters.add(filters.causes, 'text[]')}`);
  among('hour', filters.hours, 'int');
  among('weekday', filters.weekdays, 'int');
  if (limits)
    owners.push(
      'agentId' in limits
        ? `${own.agent} = ${parameters.add(limits.agentId, 'uuid')}`
        : `${own.team} = any(${parameters.add(limits.teamIds, 'uuid[]')})`,
    );
  // One row for each reason that was chosen, and one for none.
  const listed = each ? ask.groupBy.find((by) => LISTED[by]) : undefined;
  const list = listed && LISTED[listed];
  const ones = ` cross join lateral unnest(case when ${list} = '{}' then array[null::text] else ${list} end) g(${listed})`;
  const from = `${TABLES[plan.table]} f${listed ? ones : ''}`;
  if (plan.credit !== 'everybody') return { from, where: [...where, ...owners], group, expression };
  const theirs = 'p.conversation_id = f.conversation_id and p.part = f.part';
  if (!each) {
    const some = `exists (select 1 from report_holdings p where ${[theirs, ...owners].join(' and ')})`;
    return { from, where: owners.length > 0 ? [...where, some] : where, group, expression };
  }
  // One row for everybody who had it, however often.
  const columns = (['agent', 'team'] as const)
    .filter((by) => ask.groupBy.includes(by))
    .map((by) => `${by}_id`);
  const had = `select distinct ${columns.join(', ')} from report_holdings p where ${[theirs, ...owners].join(' and ')}`;
  return { from: `${from} cross join lateral (${had}) p`, where, group, expression };
}

/**
 * Whether a figure must be asked twice: its rows are of everybody who had a conversation, or of every reason that was
 * chosen, and its whole is not their sum.
 */
export function isOfEverybody(plan: FactPlan, ask: Question): boolean {
  if (ask.groupBy.some((by) => LISTED[by])) return true;
  return plan.credit === 'everybody' && ask.groupBy.some((by) => by === 'agent' || by === 'team');
}

/** All groups and all together in one reading of the table. */
export function factStatement(plan: FactPlan, ask: Question, each: boolean): Statement {
  const parameters = new Parameters();
  const selection = selectionOf(plan, ask, { parameters, each });
  const groups = ask.groupBy.map((by, index) => `${selection.group(by)} as g${index}`);
  const keys = ask.groupBy.map((_, index) => `g${index}`);
  const { measure } = plan;
  const columns = [...groups, `(${['true', ...plan.cases].join(' and ')}) as is_case`];
  if (plan.unanswered) columns.push(`(${plan.unanswered}) as is_unanswered`);
  if ('ms' in measure) columns.push(`${selection.expression(measure.ms)} as ms`);
  if (measure.kind === 'share') columns.push(`(${selection.expression(measure.of)}) as is_of`);
  if (measure.kind === 'ratio') columns.push(`${measure.numerator} as num`, `${measure.denominator} as den`);
  const text = `select ${[
    ...keys.map((key) => `${key}::text as ${key}`),
    keys.length > 0 ? 'grouping(g0) = 1 as whole' : 'true as whole',
    'count(*) filter (where is_case) as count',
    plan.unanswered ? 'count(*) filter (where is_unanswered) as unanswered' : 'null as unanswered',
    ...measured(plan),
  ].join(', ')}
  from (select ${columns.join(', ')} from ${selection.from} where ${selection.where.join(' and ')}) f
  ${keys.length > 0 ? `group by grouping sets ((), (${keys.join(', ')})) order by ${keys.join(', ')}` : ''}`;
  return { text, values: parameters.values };
}

function measured({ measure }: FactPlan): string[] {
  switch (measure.kind) {
    case 'count':
      return [];
    case 'times':
      return [
        'sum(ms) filter (where is_case) as sum',
        'percentile_cont(array[0.5, 0.9]) within group (order by ms) filter (where is_case) as quantiles',
      ];
    case 'longest':
      return ['max(ms) filter (where is_case) as longest'];
    case 'share':
      return [
        'count(*) filter (where is_case and is_of) as numerator',
        'count(*) filter (where is_case) as denominator',
      ];
    case 'ratio':
      return [
        'coalesce(sum(num) filter (where is_case), 0) as numerator',
        'coalesce(sum(den) filter (where is_case), 0) as denominator',
      ];
  }
}

function ownerColumns(plan: FactPlan, each: boolean): { agent: string; team: string } {
  switch (plan.credit) {
    case 'own':
      return { agent: 'f.agent_id', team: 'f.team_id' };
    case 'first':
      return { agent: 'f.first_agent_id', team: 'f.first_team_id' };
    case 'last':
      return { agent: 'f.last_agent_id', team: 'f.last_team_id' };
    case 'everybody':
      return each || plan.table === 'conversations'
        ? { agent: 'p.agent_id', team: 'p.team_id' }
        : { agent: 'f.agent_id', team: 'f.team_id' };
  }
}
