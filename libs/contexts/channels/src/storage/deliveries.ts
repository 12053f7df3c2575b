import type { DeliveryState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Failure } from '../domain/delivery';
import { type Delivery, DELIVERY_COLUMNS, type LaneKey, type StoredPiece } from './delivery-row';

/** What a change of state brings along. */
export interface Change {
  state: DeliveryState;
  at: Date;
  failure?: Failure | null;
  providerId?: string | null;
  retryAt?: Date | null;
  /** Null: nothing of the quota is taken (any more). Not given: as it was. */
  windowOpenedAt?: Date | null;
  worker?: string | null;
  tries?: number;
  byCode?: boolean;
}

/** Rows of `channel_deliveries`. Changes are made under the lane's lock (`LaneTable.lock`). */
export class DeliveryTable {
  constructor(private readonly database: Database) {}

  /** False when the message has its pieces already. */
  async add(deliveries: Delivery[]): Promise<boolean> {
    const added = await this.database.execute(
      `insert into channel_deliveries (id, message_id, conversation_id, piece_no, place, inbox_id, identity_id,
         recipient, automatic, piece, state, failure_class, failure_code, failure_detail, times, created_at,
         change_of, change_kind)
       select r.id, r."messageId", r."conversationId", r."pieceNo", r.place, r."inboxId", r."identityId", r.recipient,
         r.automatic, r.piece, r.state, r."failureClass", r."failureCode", r."failureDetail",
         jsonb_build_object(r.state, r."createdAt"), r."createdAt", r."changeOf", r."changeKind"
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "messageId" uuid, "conversationId" uuid, "pieceNo" integer,
         place integer, "inboxId" uuid, "identityId" uuid, recipient text, automatic boolean, piece jsonb, state text,
         "failureClass" text, "failureCode" text, "failureDetail" text, "createdAt" timestamptz, "changeOf" uuid,
         "changeKind" text)
       on conflict on constraint channel_deliveries_message_id_piece_no_key do nothing`,
      [JSON.stringify(deliveries)],
    );
    return added > 0;
  }

  async change(id: string, change: Change): Promise<void> {
    await this.database.query(
      `update channel_deliveries set state = $2, times = times || jsonb_build_object($2::text, $3::timestamptz),
         failure_class = $4, failure_code = $5, failure_detail = $6, retry_at = $7,
         provider_id = coalesce($8, provider_id), worker = $9,
         window_opened_at = case when $11 then $10 else window_opened_at end, tries = coalesce($12, tries),
         by_code = coalesce($13, by_code)
       where id = $1`,
      [
        id,
        change.state,
        change.at,
        change.failure?.class ?? null,
        change.failure?.code.slice(0, 64) ?? null,
        change.failure?.detail.slice(0, 500) ?? null,
        change.retryAt ?? null,
        change.providerId ?? null,
        change.worker ?? null,
        change.windowOpenedAt ?? null,
        change.windowOpenedAt !== undefined,
        change.tries ?? null,
        change.byCode ?? null,
      ],
    );
  }

  /** Other words for a piece that has not gone out; the caller holds the lane. */
  async reword(id: string, piece: StoredPiece): Promise<void> {
    await this.database.query('update channel_deliveries set piece = $2 where id = $1', [id, piece]);
  }

  /** Pieces that never went out and make room for others. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.database.query('delete from channel_deliveries where id = any($1::uuid[])', [ids]);
  }

  /** As it stands, and who sends it; the caller holds the lane. */
  async find(id: string): Promise<(Delivery & { worker: string | null }) | null> {
    const rows = await this.database.query<Delivery & { worker: string | null }>(
      `select ${DELIVERY_COLUMNS}, d.worker from channel_deliveries d where d.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** What waits or is under way in a lane, in order. */
  waiting(
    { conversationId, identityId }: LaneKey,
    most = 2,
  ): Promise<(Delivery & { worker: string | null })[]> {
    return this.database.query(
      `select ${DELIVERY_COLUMNS}, d.worker from channel_deliveries d
       where d.conversation_id = $1 and d.identity_id = $2 and d.state in ('queued', 'sending')
       order by d.place, d.piece_no limit $3`,
      [conversationId, identityId, most],
    );
  }

  /** How many wait for one person that count as messages. */
  async countWaiting(identityId: string): Promise<number> {
    const rows = await this.database.query<{ count: number }>(
      `select count(*)::integer as count from channel_deliveries where identity_id = $1 and state = 'queued'
         and change_of is null and piece -> 'body' ->> 'kind' <> 'template'`,
      [identityId],
    );
    return rows[0]!.count;
  }

  ofMessage(messageId: string): Promise<Delivery[]> {
    return this.database.query<Delivery>(
      `select ${DELIVERY_COLUMNS} from channel_deliveries d where d.message_id = $1 order by d.piece_no`,
      [messageId],
    );
  }

  ofMessages(conversationId: string, messageIds: string[]): Promise<Delivery[]> {
    return this.database.query<Delivery>(
      `select ${DELIVERY_COLUMNS} from channel_deliveries d
       where d.conversation_id = $1 and d.message_id = any($2::uuid[]) order by d.message_id, d.piece_no`,
      [conversationId, messageIds],
    );
  }

  async byProviderIds(inboxId: string, providerIds: readonly string[]): Promise<Delivery[]> {
    if (providerIds.length === 0) return [];
    return this.database.query<Delivery>(
      `select ${DELIVERY_COLUMNS} from channel_deliveries d
       where d.inbox_id = $1 and d.provider_id = any($2::text[]) order by d.created_at desc`,
      [inboxId, providerIds],
    );
  }

  /** How many pieces that count in the window were sent to somebody after a moment, or are just being sent. */
  async countSpentSince(
    { inboxId, recipient }: { inboxId: string; recipient: string },
    since: Date,
  ): Promise<number> {
    const spent = `from channel_deliveries where inbox_id = $1 and recipient = $2 and window_opened_at is not null
      and (times ->> 'sending')::timestamptz > $3`;
    const [row] = await this.database.query<{ count: number }>(
      `select ((select count(*) ${spent} and state in ('accepted', 'sent', 'delivered', 'unknown'))
         + (select count(*) ${spent} and state = 'sending'))::integer as count`,
      [inboxId, recipient, since],
    );
    return row!.count;
  }

  /**
   * What this recipient was sent up to a moment and has not been reported as read. Of what may never have been sent such
   * a report says nothing.
   */
  sentUpTo(inboxId: string, recipient: string, upTo: Date): Promise<Delivery[]> {
    return this.database.query<Delivery>(
      `select ${DELIVERY_COLUMNS} from channel_deliveries d
       where d.inbox_id = $1 and d.recipient = $2 and d.created_at <= $3 and d.change_of is null
         and d.state in ('accepted', 'sent', 'delivered')
       order by d.conversation_id, d.identity_id, d.place, d.piece_no`,
      [inboxId, recipient, upTo],
    );
  }
}
