import { Refusal } from '@yingda/contracts/names';
import type { CaseQuestion } from '../domain/cases';
import type { FactPlan } from '../domain/figures/plan';
import { isOfEverybody, isOfItems, selectionOf, type Selection } from './fact-statement';
import type { CaseKey, Parts } from './case-parts';
import { itemStatement } from './item-statement';
import { Parameters, type Statement } from './statement';

const NUMBERED: ReadonlySet<FactPlan['table']> = new Set(['turns', 'waits', 'holdings', 'surveys']);

/** The rows that the figure counts, by the very selection that it counts them by. */
function partsOf(question: CaseQuestion): Parts {
  const { plan, cell, kind } = question;
  const parameters = new Parameters();
  // As a whole a conversation is there once, however many agents had it.
  const each = cell !== null && isOfEverybody(plan, question.ask);
  const ask = cell === null ? { ...question.ask, groupBy: [] } : question.ask;
  const selection = selectionOf(plan, ask, { parameters, each });
  const where = [...selection.where, ...casesOf(plan, kind, selection.expression)];
  for (const [index, by] of ask.groupBy.entries()) {
    const value = cell![index]!;
    const place = by === 'month' && value !== null ? `${value}-01` : value;
    const column = `${selection.group(by)}::text`;
    where.push(place === null ? `${column} is null` : `${column} = ${parameters.add(place, 'text')}`);
  }
  return { parameters, selection, where };
}

function casesOf(plan: FactPlan, kind: CaseQuestion['kind'], expression: Selection['expression']): string[] {
  if (kind === 'all') return plan.cases;
  if (kind === 'unanswered') {
    if (plan.unanswered) return [`(${plan.unanswered})`];
    throw new Refusal('invalid-payload', 'This figure has nothing that was never answered.', {
      field: 'cases',
    });
  }
  if (plan.measure.kind !== 'share')
    throw new Refusal('invalid-payload', 'This figure is no share.', { field: 'cases' });
  return [...plan.cases, `(${expression(plan.measure.of)}) is ${kind === 'counted' ? '' : 'not '}true`];
}

/** How many there are. */
export function caseCountStatement(question: CaseQuestion): Statement {
  const { parameters, selection, where } = partsOf(question);
  return {
    text: `select count(*)::int as count from ${selection.from} where ${where.join(' and ')}`,
    values: parameters.values,
  };
}

/** The cases in their order; a page of them, or all when no limit is given. */
export function caseStatement(
  question: CaseQuestion,
  page: { after: CaseKey | null; limit: number | null },
): Statement {
  const { plan, ask, sort } = question;
  const parts = partsOf(question);
  if (isOfItems(plan)) return itemStatement(question, parts, page);
  const { parameters, selection, where } = parts;
  const numbered = NUMBERED.has(plan.table);
  const no = numbered ? 'f.no' : '0';
  const value = valueOf(question, selection);
  const during = plan.live
    ? plan.moment
    : { closing: 'f.closed_at', opening: 'f.opened_at', event: plan.moment }[ask.periodBy];
  const [key, type, way] =
    sort === 'newest'
      ? [during, 'timestamptz', 'desc']
      : [`coalesce(${value}, -1)::float8`, 'float8', sort === 'highest' ? 'desc' : 'asc'];
  const order = `${key} ${way}, f.conversation_id ${way}, f.part ${way}${numbered ? `, f.no ${way}` : ''}`;
  const { after, limit } = page;
  if (after) {
    const than = way === 'desc' ? '<' : '>';
    const places = [
      parameters.add(after.value, type),
      parameters.add(after.id, 'uuid'),
      parameters.add(after.part, 'smallint'),
      parameters.add(after.no, 'int'),
    ];
    where.push(`(${key}, f.conversation_id, f.part, ${no}::int) ${than} (${places.join(', ')})`);
  }
  const owner = (by: 'agent' | 'team') => {
    const column = selection.group(by);
    // Of a conversation as a whole nobody's in particular: who had it last stands for it.
    return column.startsWith('p.') && !selection.from.includes(`p.${by}_id`) && !hasOwner(question, by)
      ? `f.last_${by}_id`
      : column;
  };
  const columns = [
    'f.conversation_id',
    'f.part',
    `${no} as no`,
    `${key}::text as key`,
    `coalesce(${plan.moment}, f.opened_at) as at`,
    ...['opened_at', 'closed_at', 'channel', 'inbox_id', 'tier', 'topic_id'].map((name) => `f.${name}`),
    `${owner('agent')} as agent_id`,
    `${owner('team')} as team_id`,
    `(${value})::float8 as value`,
    `(${ofWhat(plan)})::float8 as of_what`,
    plan.unanswered ? `(${plan.unanswered}) is true as unanswered` : 'false as unanswered',
  ];
  const inner = `select ${columns.join(', ')} from ${selection.from} where ${where.join(' and ')}
    order by ${order} ${limit === null ? '' : `limit ${parameters.add(limit, 'int')}`}`;
  // Outside, so that names are looked up for what is shown only.
  return {
    text: `select 'conversation' as item, c.conversation_id as "itemId", c.conversation_id as "conversationId", c.part, c.no, c.key, c.at, c.opened_at as "openedAt",
      c.closed_at as "closedAt", c.channel, c.inbox_id as "inboxId", c.tier, c.topic_id as "topicId",
      c.agent_id as "agentId", c.team_id as "teamId", c.value, c.of_what as of, c.unanswered,
      coalesce(w.number, 0)::text as number, coalesce(w.imported, false) as imported
    from (${inner}) c left join lateral (select number, imported from report_conversations w
      where w.conversation_id = c.conversation_id and w.part = 0 limit 1) w on true`,
    values: parameters.values,
  };
}

/** Whether the rows are of everybody by this owner: then the cell says whose. */
function hasOwner({ ask, cell }: CaseQuestion, by: 'agent' | 'team'): boolean {
  return cell !== null && ask.groupBy.includes(by);
}

function valueOf({ plan, switches }: CaseQuestion, selection: Selection): string {
  const { measure } = plan;
  if (measure.kind === 'count') return '1';
  if (measure.kind === 'ratio') return measure.numerator;
  if ('ms' in measure) return `${selection.expression(measure.ms)} / 1000.0`;
  // Of a share of answers it is their time that counted.
  const { start, clock } = switches;
  if (plan.table !== 'turns') return 'null';
  return `f.${start === 'assignment' ? 'assigned_' : ''}${clock === 'business' ? 'open' : 'wall'}_ms / 1000.0`;
}

function ofWhat({ measure }: FactPlan): string {
  if (measure.kind === 'ratio') return measure.denominator;
  return measure.kind === 'share' ? `case when ${measure.of} then 1 else 0 end` : 'null';
}
