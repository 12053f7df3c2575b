import { ConversationsQuery } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Bind } from './keyset';

export const OPEN = `c.status in ('bot', 'queued', 'offered', 'assigned', 'active')`;
export const QUEUED = `c.status in ('queued', 'offered')`;
export const ENDED = `c.status in ('closed', 'abandoned')`;

/** Whether the customer may not write now: nobody owes them an answer. `now` is a placeholder. */
export function blocked(now: string): string {
  return `exists (select 1 from customer_blocks b where b.customer_id = c.customer_id and b.undone_at is null
    and (b.until is null or b.until > ${now}))`;
}

/** Whether an agent sees every conversation there is. */
export function seesAll(actor: AgentActor): boolean {
  const scope = actor.permissions['conversation.monitor'];
  return scope === 'all' || scope === 'masked';
}

/** Which conversations an agent may see at all; everything for those who may monitor all. */
export function visible(actor: AgentActor, bind: Bind): string[] {
  if (seesAll(actor)) return [];
  return [`(c.team_id = any(${bind(actor.teamIds)}::uuid[]) or c.agent_id = ${bind(actor.agentId)})`];
}

/** What the list is narrowed to, without the agent's own limits. */
export function filterConditions(query: ConversationsQuery, bind: Bind): string[] {
  const conditions: string[] = [];
  if (query.teamId) conditions.push(`c.team_id = ${bind(query.teamId)}`);
  if (query.agentId) conditions.push(`c.agent_id = ${bind(query.agentId)}`);
  if (query.inboxId) conditions.push(`c.inbox_id = ${bind(query.inboxId)}`);
  if (query.topicId) conditions.push(`c.disposition_topic_id = ${bind(query.topicId)}`);
  if (query.channel) conditions.push(`c.channel = ${bind(query.channel)}`);
  if (query.waitingFor) conditions.push(`c.waiting_for = ${bind(query.waitingFor)}`);
  // One by one through their key: joined, all customers of the tier would be read.
  if (query.tier)
    conditions.push(`(select p.tier from customers p where p.id = c.customer_id) = ${bind(query.tier)}`);
  if (query.wrapUpDue !== undefined) conditions.push(query.wrapUpDue ? 'c.wrap_up_due' : 'not c.wrap_up_due');
  if (query.leftMessage !== undefined)
    conditions.push(query.leftMessage ? 'c.left_message' : 'not c.left_message');
  return conditions;
}
