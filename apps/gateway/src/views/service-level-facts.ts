import type { ConversationStatus, Tier, WaitingFor } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Background, Standing } from '@yingda/service-levels';

interface StandingRow {
  id: string;
  status: ConversationStatus;
  waitingFor: WaitingFor;
  answered: boolean;
}

/** What promised times depend on besides what a conversation says: the customer's tier, its matter, how it stands now. */
export class ServiceLevelFactsView {
  constructor(private readonly database: Database) {}

  async background(conversationId: string): Promise<Background | null> {
    const [row] = await this.database.query<{ tier: Tier; topicId: string | null }>(
      `select cu.tier, coalesce(c.disposition_topic_id, t.id) as "topicId"
       from conversations c join customers cu on cu.id = c.customer_id
         -- What the customer chose before the chat is kept as the matter, in the words of the first language.
         left join lateral (select id from topics
           where label_zh = c.subject and not archived order by sort_order, id limit 1) t on true
       where c.id = $1`,
      [conversationId],
    );
    return row ?? null;
  }

  async standings(conversationIds: readonly string[]): Promise<Map<string, Standing>> {
    const rows = await this.database.query<StandingRow>(
      `select id, status, waiting_for as "waitingFor", first_response_at is not null as answered
       from conversations where id = any($1::uuid[])`,
      [conversationIds],
    );
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }
}
