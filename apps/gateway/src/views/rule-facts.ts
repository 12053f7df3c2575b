import { type RuleSheet, statusSince } from '@yingda/automation';
import type { Channel, ConversationStatus, Priority, Tier, WaitingFor } from '@yingda/contracts/names';
import type { Clock, Database } from '@yingda/platform';

/** A conversation's row, its customer's, and what was last said. */
export interface RuleFactsRow {
  id: string;
  number: string;
  channel: Channel;
  inboxId: string;
  inboxName: string | null;
  customerId: string;
  customerName: string | null;
  teamId: string | null;
  teamName: string | null;
  agentId: string | null;
  agentName: string | null;
  status: ConversationStatus;
  waitingFor: WaitingFor;
  waitingSince: Date;
  escalationLevel: number;
  openedAt: Date;
  queuedAt: Date | null;
  assignedAt: Date | null;
  acceptedAt: Date | null;
  closedAt: Date | null;
  tags: string[];
  priority: Priority;
  messages: number;
  topicId: string | null;
  tier: Tier;
  isVisitor: boolean;
  language: string | null;
  attributes: Record<string, string>;
  customerPosition: number | null;
  customerWroteAt: Date | null;
  agentPosition: number | null;
  agentWroteAt: Date | null;
}

export const RULE_FACTS = `c.id, c.number::text, c.channel, c.inbox_id as "inboxId", i.shop_name as "inboxName",
  c.customer_id as "customerId", cu.name as "customerName", c.team_id as "teamId", te.name as "teamName",
  c.agent_id as "agentId", a.public_name as "agentName", c.status, c.waiting_for as "waitingFor",
  c.waiting_since as "waitingSince", c.escalation_level as "escalationLevel", c.opened_at as "openedAt",
  c.queued_at as "queuedAt", c.assigned_at as "assignedAt", c.accepted_at as "acceptedAt", c.closed_at as "closedAt",
  c.tags, c.priority, c.sequence as messages, coalesce(c.disposition_topic_id, t.id) as "topicId", cu.tier,
  cu.is_visitor as "isVisitor", coalesce(cu.language, i.language) as language, cu.attributes`;
export const RULE_FACTS_FROM = `join customers cu on cu.id = c.customer_id
  left join inboxes i on i.id = c.inbox_id
  left join teams te on te.id = c.team_id
  left join agents a on a.id = c.agent_id
  -- What the customer chose before the chat is kept as the matter, in the words of the first language.
  left join lateral (select id from topics
    where label_zh = c.subject and not archived order by sort_order, id limit 1) t on true`;
// Backwards along the key, as far as the last word of each side; the newest entries nearly always have both.
const last = (kind: 'customer' | 'agent') => `left join lateral (select position, created_at from messages
  where conversation_id = c.id and entry = 'message' and author_kind = '${kind}' and copied_from_id is null
  order by position desc limit 1) last_${kind} on true`;

/** What rules ask and say of conversations and their customers. */
export class RuleFactsView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async row(conversationId: string): Promise<RuleFactsRow | null> {
    const [row] = await this.database.query<RuleFactsRow>(
      `select ${RULE_FACTS}, last_customer.position as "customerPosition",
         last_customer.created_at as "customerWroteAt", last_agent.position as "agentPosition",
         last_agent.created_at as "agentWroteAt"
       from conversations c ${RULE_FACTS_FROM} ${last('customer')} ${last('agent')} where c.id = $1`,
      [conversationId],
    );
    return row ?? null;
  }

  /** The open one of a customer, else the last. */
  async conversationOf(customerId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `select id from conversations where customer_id = $1 and merged_into_id is null
       order by (closed_at is null) desc, opened_at desc, id desc limit 1`,
      [customerId],
    );
    return row?.id ?? null;
  }

  /** What the customer said at this place, else last; null: nothing yet. */
  async messageAt(conversationId: string, position: number | null): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `select id from messages where conversation_id = $1 and ($2::int is null or position = $2) and entry = 'message'
         and author_kind = 'customer' and copied_from_id is null order by position desc limit 1`,
      [conversationId, position],
    );
    return row?.id ?? null;
  }

  /** What a canned response of the shop or of a team says, in this language where it does; null: there is none. */
  async cannedText(cannedResponseId: string, language: string | null): Promise<string | null> {
    const [row] = await this.database.query<{ body: string }>(
      `select t.body from canned_responses r join canned_texts t on t.canned_response_id = r.id
       where r.id = $1 and r.scope <> 'personal'
       order by (left(t.language, 2) = left($2, 2)) desc, t.language desc limit 1`,
      [cannedResponseId, language ?? ''],
    );
    return row?.body ?? null;
  }

  sheetOf(row: RuleFactsRow, inOpeningHours: boolean | null): RuleSheet {
    const name = row.isVisitor ? null : row.customerName;
    return {
      ...{ conversationId: row.id, number: row.number, customerId: row.customerId, inboxId: row.inboxId },
      ...{ teamId: row.teamId, agentId: row.agentId, status: row.status, language: row.language },
      ...{ customerPosition: row.customerPosition ?? 0, customerWroteAt: row.customerWroteAt },
      ...{ agentPosition: row.agentPosition ?? 0, agentWroteAt: row.agentWroteAt },
      ...{ openedAt: row.openedAt, statusSince: statusSince(row), waitingFor: row.waitingFor },
      facts: { ...ruleFactsOf(row, this.clock.now()), 'conversation.inOpeningHours': inOpeningHours },
      values: {
        ...{ 'customer.name': name, 'customer.tier': row.tier, 'conversation.number': row.number },
        ...{ 'agent.name': row.agentName, 'team.name': row.teamName, 'inbox.name': row.inboxName },
      },
    };
  }
}

/** As it is now, or was at a moment as far as the row tells. */
export function ruleFactsOf(row: RuleFactsRow, at: Date): RuleSheet['facts'] {
  const waited = Math.max(0, Math.round((at.getTime() - row.waitingSince.getTime()) / 1_000));
  const language = row.language?.toLowerCase().startsWith('zh') ? 'zh-CN' : row.language;
  return {
    'conversation.status': row.status,
    'conversation.channel': row.channel,
    'conversation.inbox': row.inboxId,
    'conversation.team': row.teamId,
    'conversation.agent': row.agentId,
    'conversation.topic': row.topicId,
    'conversation.priority': row.priority,
    'conversation.tags': row.tags,
    'conversation.waitingFor': row.waitingFor,
    'conversation.waitingSeconds': waited,
    'conversation.messages': row.messages,
    'conversation.escalationLevel': row.escalationLevel,
    'conversation.language': language,
    'customer.tier': row.tier,
    'customer.isVisitor': row.isVisitor,
    attributes: row.attributes,
  };
}
