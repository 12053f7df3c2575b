import type { Database } from '@yingda/platform';

/** What customers wrote, as their providers name it: for answers that show what they answer. */
export class AnsweredMessages {
  constructor(private readonly database: Database) {}

  /** The provider's id of the message that became this one of ours; null when it did not come through this inbox. */
  async externalIdOf(inboxId: string, conversationId: string, messageId: string): Promise<string | null> {
    const rows = await this.database.query<{ externalId: string }>(
      `select external_id as "externalId" from channel_messages
       where conversation_id = $2 and inbox_id = $1 and $3::uuid = any(message_ids)`,
      [inboxId, conversationId, messageId],
    );
    return rows[0]?.externalId ?? null;
  }

  /** The provider's id of what the customer wrote last; null when nothing came through this inbox. */
  async newest(inboxId: string, conversationId: string): Promise<string | null> {
    const rows = await this.database.query<{ externalId: string }>(
      `select external_id as "externalId" from channel_messages
       where conversation_id = $2 and inbox_id = $1 order by received_at desc limit 1`,
      [inboxId, conversationId],
    );
    return rows[0]?.externalId ?? null;
  }

  /** Provider's ids of what was written and sent in a conversation through an inbox, oldest first. */
  async chain(
    inboxId: string,
    conversationId: string,
    most = 40,
  ): Promise<{ id: string; theirs: boolean }[]> {
    const rows = await this.database.query<{ id: string; theirs: boolean }>(
      `select id, theirs from (
         select external_id as id, true as theirs, received_at as at from channel_messages
         where conversation_id = $2 and inbox_id = $1
         union all
         select provider_id, false, created_at from channel_deliveries
         where conversation_id = $2 and inbox_id = $1 and provider_id is not null
         order by 3 desc limit $3) newest
       order by at`,
      [inboxId, conversationId, most],
    );
    return rows;
  }
}
