import type { Channel, Tier } from '@yingda/contracts/names';
import type { Clock, Database } from '@yingda/platform';
import type { Acquainted } from '@yingda/routing';

/** Who served a customer longer ago than this is no acquaintance any more. */
const REMEMBERED_MS = 30 * 24 * 3_600_000;

interface Row {
  channel: Channel;
  tier: Tier;
  language: string | null;
  topicId: string | null;
  ownerAgentId: string | null;
  lastAgentId: string | null;
  promiseDue: boolean;
}

/** What routing asks about a conversation that comes to wait: its customer, inbox, matter, who served them last and what is owed to them. */
export class AcquaintanceView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of a customer, along the index of open conversations. */
  async waitingOf(customerId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from conversations where customer_id = $1 and status in ('queued', 'offered') order by id`,
      [customerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whose conversations these are. */
  async customersOf(conversationIds: readonly string[]): Promise<{ id: string; customerId: string }[]> {
    return this.database.query(
      `select id, customer_id as "customerId" from conversations where id = any($1::uuid[])`,
      [conversationIds],
    );
  }

  async of(conversationId: string): Promise<Acquainted | null> {
    const now = this.clock.now();
    const [row] = await this.database.query<Row>(
      `select c.channel, cu.tier, coalesce(cu.language, i.language) as language, t.id as "topicId",
         cu.owner_agent_id as "ownerAgentId", l.agent_id as "lastAgentId",
         -- Its owner has been reminded, or there was no time to; the customer's turn is no time of ours.
         exists (select from promises p where p.customer_id = c.customer_id and p.done_at is null
           and p.paused_since is null and (p.remind_at is null or p.remind_at <= $3)) as "promiseDue"
       from conversations c
         join customers cu on cu.id = c.customer_id
         left join inboxes i on i.id = c.inbox_id
         -- What the customer chose before the chat is kept as the matter, in the words of the first language.
         left join lateral (select id from topics
           where label_zh = c.subject and not archived order by sort_order, id limit 1) t on true
         left join lateral (select agent_id from conversations o
           where o.customer_id = c.customer_id and o.id <> c.id and o.agent_id is not null and o.opened_at > $2
           order by o.opened_at desc, o.id desc limit 1) l on true
       where c.id = $1`,
      [conversationId, new Date(now.getTime() - REMEMBERED_MS), now],
    );
    return row ?? null;
  }
}
