import type { Language, Tier } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** What surveys need to know around a conversation and of its customer. */
export class SurveyFactsView {
  constructor(private readonly database: Database) {}

  /** Agents who wrote to the customer, with how often; the matter; whether it came from another system. */
  async around(conversationId: string): Promise<{
    topicId: string | null;
    imported: boolean;
    answeredBy: { agentId: string; messages: number }[];
  } | null> {
    const [row] = await this.database.query<{
      topicId: string | null;
      imported: boolean;
      answeredBy: { agentId: string; messages: number }[];
    }>(
      `select c.disposition_topic_id as "topicId",
         exists (select 1 from imported_conversations i where i.conversation_id = c.id) as imported,
         (select coalesce(json_agg(json_build_object('agentId', w.author_id, 'messages', w.count)), '[]')
          from (select m.author_id, count(*) from messages m
                where m.conversation_id = c.id and m.entry = 'message' and m.author_kind = 'agent'
                  and m.author_id is not null and m.copied_from_id is null group by m.author_id) w) as "answeredBy"
       from conversations c where c.id = $1`,
      [conversationId],
    );
    return row ?? null;
  }

  /** As its customer knows the shop. */
  async shopName(conversationId: string): Promise<string> {
    const [row] = await this.database.query<{ name: string }>(
      'select i.shop_name as name from conversations c join inboxes i on i.id = c.inbox_id where c.id = $1',
      [conversationId],
    );
    return row?.name ?? '';
  }

  /** Whether a conversation of theirs is going on, at whichever entrance. */
  async isTalking({ customerId, identityId }: { customerId: string; identityId: string }): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from conversations where (customer_id = $1 or identity_id = $2)
         and status in ('bot', 'queued', 'offered', 'assigned', 'active') limit 1`,
      [customerId, identityId],
    );
    return rows.length > 0;
  }

  /** The id its sender gave it. */
  async saidAs(messageId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string | null }>(
      'select client_message_id as id from messages where id = $1',
      [messageId],
    );
    return row?.id ?? null;
  }

  async lastOf(customerId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `select id from conversations where customer_id = $1 and merged_into_id is null
       order by opened_at desc limit 1`,
      [customerId],
    );
    return row?.id ?? null;
  }

  /** In which language a conversation was held, by what the customer wrote; null where they wrote no words. */
  async writtenIn(customerId: string): Promise<Language | null> {
    const [row] = await this.database.query<{ text: string | null }>(
      `select string_agg(left(m.content ->> 'text', 200), ' ') as text from (
         select content from messages where entry = 'message' and author_kind = 'customer'
           and content ? 'text' and conversation_id = (
             select id from conversations where customer_id = $1 order by opened_at desc limit 1)
         order by position desc limit 5) m`,
      [customerId],
    );
    const text = row?.text ?? '';
    if (/\p{Script=Han}/u.test(text)) return 'zh-CN';
    return /\p{L}{2}/u.test(text) ? 'en' : null;
  }

  async customer(customerId: string): Promise<{ tier: Tier; language: string | null } | null> {
    const [row] = await this.database.query<{ tier: Tier; language: string | null }>(
      'select tier, language from customers where id = $1',
      [customerId],
    );
    return row ?? null;
  }

  /** Customers of these tiers who have talked with the shop, in order of id. */
  async ofTiers(
    tiers: readonly Tier[],
    { after, limit }: { after: string | null; limit: number },
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select c.id from customers c where c.tier = any($1::text[]) and ($2::uuid is null or c.id > $2::uuid)
         and exists (select 1 from conversations t where t.customer_id = c.id)
       order by c.id limit $3`,
      [tiers, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Colleagues trying things out are no customers. */
  async isAccount(email: string): Promise<boolean> {
    const rows = await this.database.query('select 1 from agents where lower(email) = lower($1)', [email]);
    return rows.length > 0;
  }
}
