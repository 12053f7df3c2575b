import type { ReportItem } from '@yingda/contracts/names';
import type { CaseQuestion } from '../domain/cases';
import type { ItemTable } from '../domain/figures/plan';
import type { CaseKey, Parts } from './case-parts';
import type { Statement } from './statement';

const ITEM: Record<ItemTable, ReportItem> = {
  cases: 'case',
  contacts: 'contact',
  opinions: 'opinion',
  actions: 'action',
  feedback: 'feedback',
};

/** Cases, contacts, opinions, actions or feedback behind a figure, in their order. */
export function itemStatement(
  { plan, ask, sort }: CaseQuestion,
  { parameters, selection, where }: Parts,
  { after, limit }: { after: CaseKey | null; limit: number | null },
): Statement {
  const { measure } = plan;
  const item = ITEM[plan.table as ItemTable];
  const value = measure.kind === 'ratio' ? measure.numerator : measure.kind === 'count' ? '1' : 'null';
  const of =
    measure.kind === 'ratio'
      ? measure.denominator
      : measure.kind === 'share'
        ? `case when ${selection.expression(measure.of)} then 1 else 0 end`
        : 'null';
  const during = plan.live
    ? plan.moment
    : { closing: 'f.closed_at', opening: 'f.opened_at', event: plan.moment }[ask.periodBy];
  const [key, type, way] =
    sort === 'newest'
      ? [during, 'timestamptz', 'desc']
      : [`coalesce((${value})::float8, -1)`, 'float8', sort === 'highest' ? 'desc' : 'asc'];
  const wheres = [...where];
  if (after)
    wheres.push(
      `(${key}, f.id) ${way === 'desc' ? '<' : '>'} (${parameters.add(after.value, type)}, ${parameters.add(after.id, 'uuid')})`,
    );
  return {
    text: `select '${item}' as item, ${item === 'opinion' ? 'f.contact_id' : 'f.id'} as "itemId", f.id as "keyId",
      f.conversation_id as "conversationId", 0 as part, 0 as no, ${key}::text as key,
      coalesce(${plan.moment}, f.opened_at) as at, f.opened_at as "openedAt", f.closed_at as "closedAt", f.channel,
      f.inbox_id as "inboxId", f.tier, null::uuid as "topicId", f.agent_id as "agentId", f.team_id as "teamId",
      (${value})::float8 as value, (${of})::float8 as of, false as unanswered, f.number, false as imported
    from ${selection.from} where ${wheres.join(' and ')} order by ${key} ${way}, f.id ${way}
    ${limit === null ? '' : `limit ${parameters.add(limit, 'int')}`}`,
    values: parameters.values,
  };
}
