import type { Database } from '@yingda/platform';

/** What a provider's message became. */
export interface ChannelMessage {
  inboxId: string;
  externalId: string;
  identityId: string;
  conversationId: string;
  /** One for each part, in order. */
  messageIds: string[];
  automatic: boolean;
  /** The provider's time, and ours. */
  sentAt: Date | null;
  receivedAt: Date;
}

const COLUMNS = `inbox_id as "inboxId", external_id as "externalId", identity_id as "identityId",
  conversation_id as "conversationId", message_ids as "messageIds", automatic, sent_at as "sentAt",
  received_at as "receivedAt"`;

/** Which messages a provider's message became: by whichever way it comes again, it is known. */
export class ChannelMessageTable {
  constructor(private readonly database: Database) {}

  /** False when it is there already. */
  async add(message: ChannelMessage): Promise<boolean> {
    const added = await this.database.execute(
      `insert into channel_messages (inbox_id, external_id, identity_id, conversation_id, message_ids, automatic,
         sent_at, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint channel_messages_pkey do nothing`,
      [
        message.inboxId,
        message.externalId,
        message.identityId,
        message.conversationId,
        message.messageIds,
        message.automatic,
        message.sentAt,
        message.receivedAt,
      ],
    );
    return added === 1;
  }

  async find(inboxId: string, externalId: string): Promise<ChannelMessage | null> {
    return (await this.among(inboxId, [externalId]))[0] ?? null;
  }

  /** Whether anything that this identity wrote is in the conversation. */
  async wroteIn(conversationId: string, identityId: string): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from channel_messages
       where conversation_id = $1 and identity_id = $2 and cardinality(message_ids) > 0 limit 1`,
      [conversationId, identityId],
    );
    return rows.length > 0;
  }

  /** Those of these that came, in the order asked for. */
  async among(inboxId: string, externalIds: readonly string[]): Promise<ChannelMessage[]> {
    if (externalIds.length === 0) return [];
    return this.database.query<ChannelMessage>(
      `select ${COLUMNS} from channel_messages where inbox_id = $1 and external_id = any($2)
       order by array_position($2::text[], external_id)`,
      [inboxId, externalIds],
    );
  }
}
