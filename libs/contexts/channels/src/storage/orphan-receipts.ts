import { type Database, newId } from '@yingda/platform';
import type { ReceivedReceipt } from '../ports';

/** How long a receipt waits for the send call that it belongs to. */
export const ORPHAN_MS = 10 * 60_000;

type Kept = Pick<ReceivedReceipt, 'state' | 'failure'> & { at: string };

/** Rows of `channel_orphan_receipts`: receipts for what we do not know, or not yet. */
export class OrphanReceipts {
  constructor(private readonly database: Database) {}

  async keep(receipt: ReceivedReceipt & { providerId: string }, now: Date): Promise<void> {
    const kept: Kept = { state: receipt.state, at: receipt.at.toISOString() };
    if (receipt.failure) kept.failure = receipt.failure;
    await this.database.query(
      `insert into channel_orphan_receipts (id, inbox_id, provider_id, receipt, received_at) values ($1, $2, $3, $4, $5)`,
      [newId(), receipt.inboxId, receipt.providerId, JSON.stringify(kept), now],
    );
  }

  /** In the order they came; they are gone afterwards. */
  async take(
    inboxId: string,
    providerId: string,
  ): Promise<(Pick<ReceivedReceipt, 'state' | 'failure'> & { at: Date })[]> {
    const rows = await this.database.query<{ id: string; receipt: Kept }>(
      'delete from channel_orphan_receipts where inbox_id = $1 and provider_id = $2 returning id, receipt',
      [inboxId, providerId],
    );
    return rows
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ receipt }) => ({ ...receipt, at: new Date(receipt.at) }));
  }

  async removeOld(now: Date): Promise<void> {
    await this.database.query('delete from channel_orphan_receipts where received_at < $1', [
      new Date(now.getTime() - ORPHAN_MS),
    ]);
  }
}
