import type { Database } from '@yingda/platform';

/** A conversation on the web in which something was said that its shopper may have left before reading. */
export interface PendingFollowUp {
  conversationId: string;
  customerId: string;
  /** When it was first asked for. */
  firstAt: Date;
  looks: number;
}

const COLUMNS = `conversation_id as "conversationId", customer_id as "customerId", first_at as "firstAt",
  looks`;

/** Rows of `channel_follow_ups`, and which messages went out with which mail. */
export class FollowUpTable {
  constructor(private readonly database: Database) {}

  /**
   * True when nobody looks after this conversation yet. An update and not "do nothing": it waits for whoever is just
   * removing the row, so that nothing said in that moment is forgotten.
   */
  async ask(conversationId: string, customerId: string, at: Date): Promise<boolean> {
    const rows = await this.database.query<{ fresh: boolean }>(
      `insert into channel_follow_ups as f (conversation_id, customer_id, first_at) values ($1, $2, $3)
       on conflict (conversation_id) do update set customer_id = excluded.customer_id
       returning (f.xmax = 0) as fresh`,
      [conversationId, customerId, at],
    );
    return rows[0]!.fresh;
  }

  /** Until the unit of work ends, nobody else looks at it. */
  async lock(conversationId: string): Promise<PendingFollowUp | null> {
    const rows = await this.database.query<PendingFollowUp>(
      `select ${COLUMNS} from channel_follow_ups where conversation_id = $1 for update`,
      [conversationId],
    );
    return rows[0] ?? null;
  }

  async looked(conversationId: string): Promise<void> {
    await this.database.query('update channel_follow_ups set looks = looks + 1 where conversation_id = $1', [
      conversationId,
    ]);
  }

  async remove(conversationId: string): Promise<void> {
    await this.database.query('delete from channel_follow_ups where conversation_id = $1', [conversationId]);
  }

  async pendingOf(customerId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select conversation_id as id from channel_follow_ups where customer_id = $1',
      [customerId],
    );
    return rows.map((row) => row.id);
  }

  /** Those of these messages that went out through a channel, with a mail or by themselves. */
  async sentAmong(messageIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select message_id as id from channel_mailed where message_id = any($1::uuid[])
       union select message_id from channel_deliveries where message_id = any($1::uuid[])`,
      [messageIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** False when one of them has a mail already: whoever was first decides, and this one's work is undone. */
  async carry(deliveryId: string, conversationId: string, messageIds: readonly string[]): Promise<boolean> {
    const added = await this.database.execute(
      `insert into channel_mailed (message_id, conversation_id, delivery_id)
       select id, $2, $1 from unnest($3::uuid[]) as id on conflict on constraint channel_mailed_pkey do nothing`,
      [deliveryId, conversationId, messageIds],
    );
    return added === messageIds.length;
  }

  /** The messages that went out with the mail of this id, as its delivery calls it; none for other deliveries. */
  async carriedBy(mailId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select m.message_id as id from channel_mailed m join channel_deliveries d on d.id = m.delivery_id
       where d.message_id = $1`,
      [mailId],
    );
    return rows.map((row) => row.id);
  }

  /** For each of these messages that went out with a mail, that mail's id. */
  async mailsOf(conversationId: string, messageIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; mailId: string }>(
      `select m.message_id as id, d.message_id as "mailId" from channel_mailed m
       join channel_deliveries d on d.id = m.delivery_id
       where d.conversation_id = $1 and m.message_id = any($2::uuid[])`,
      [conversationId, messageIds],
    );
    return new Map(rows.map((row) => [row.id, row.mailId]));
  }

  /** Under which identity such a mail went to this address in one of these conversations. */
  async wroteTo(
    to: { inboxId: string; recipient: string },
    conversationIds: readonly string[],
  ): Promise<string | null> {
    if (conversationIds.length === 0) return null;
    const rows = await this.database.query<{ identityId: string }>(
      `select d.identity_id as "identityId" from channel_deliveries d
       where d.conversation_id = any($1::uuid[]) and d.inbox_id = $2 and lower(d.recipient) = lower($3)
         and exists (select 1 from channel_mailed m where m.delivery_id = d.id)
       order by d.created_at desc limit 1`,
      [conversationIds, to.inboxId, to.recipient],
    );
    return rows[0]?.identityId ?? null;
  }

  /** A mail that never went out is forgotten, and what it carried with it. */
  async removeMail(deliveryId: string): Promise<void> {
    await this.database.query('delete from channel_deliveries where id = $1', [deliveryId]);
  }
}
