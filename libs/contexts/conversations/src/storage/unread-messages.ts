import { type Content } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** What people of the shop said on the web and its shopper has not read, in order. */
export interface UnreadByCustomer {
  customerId: string;
  inboxId: string;
  messages: { id: string; position: number; name: string; content: Content }[];
}

interface Row {
  customerId: string;
  inboxId: string;
  read: number;
}

/** Reads of what waits for one side or the other, for those who look after it. */
export class UnreadMessages {
  constructor(private readonly database: Database) {}

  /**
   * Nothing that a machine said or that was taken back. With `lock`, nothing can be marked as read till the caller's unit
   * of work ends. Null: not on the web, merged, or gone.
   */
  async byCustomer(conversationId: string, how: { lock: boolean }): Promise<UnreadByCustomer | null> {
    const [row] = await this.database.query<Row>(
      `select customer_id as "customerId", inbox_id as "inboxId", customer_read as read from conversations
       where id = $1 and channel = 'web' and merged_into_id is null ${how.lock ? 'for no key update' : ''}`,
      [conversationId],
    );
    if (!row) return null;
    const { read, ...of } = row;
    const messages = await this.database.query<UnreadByCustomer['messages'][number]>(
      `select m.id, m.position, m.author ->> 'name' as name, m.content from messages m
       where m.conversation_id = $1 and m.sequence > $2 and m.entry = 'message' and m.author_kind = 'agent'
         and m.recalled_at is null and m.copied_from_id is null order by m.position limit 200`,
      [conversationId, read],
    );
    return { ...of, messages };
  }

  /** The conversation in which this identity wrote last, and it is our turn; null when there is none. */
  async waitingWith(who: {
    identityId: string;
    customerId: string;
  }): Promise<{ conversationId: string; teamId: string | null; agentId: string | null } | null> {
    const [row] = await this.database.query<{
      conversationId: string;
      teamId: string | null;
      agentId: string | null;
    }>(
      `select c.id as "conversationId", c.team_id as "teamId",
         case when c.status in ('assigned', 'active') then c.agent_id end as "agentId"
       from conversations c left join lateral (
         select m.identity_id from messages m where m.conversation_id = c.id and m.author_kind = 'customer'
           and m.entry = 'message' and m.copied_from_id is null order by m.position desc limit 1) l on true
       where c.customer_id = $2 and c.status in ('queued', 'offered', 'assigned', 'active')
         and c.waiting_for = 'us' and coalesce(l.identity_id, c.identity_id) = $1
       order by c.waiting_since limit 1`,
      [who.identityId, who.customerId],
    );
    return row ?? null;
  }
}
