import type { Database } from '@yingda/platform';

/** One request of a shop's own system, by both names under which it may come again. */
export interface ApiRequest {
  inboxId: string;
  webhookId: string;
  externalMessageId: string | null;
  digest: string;
  receivedAt: Date;
}

/** Rows of `channel_api_requests`: both unique keys decide what is a repeat. */
export class ApiRequestTable {
  constructor(private readonly database: Database) {}

  /** False when one of its names is known; waits for whoever is just telling the same. */
  async add(request: ApiRequest): Promise<boolean> {
    const { inboxId, webhookId, externalMessageId, digest, receivedAt } = request;
    const added = await this.database.execute(
      `insert into channel_api_requests (inbox_id, webhook_id, external_message_id, digest, received_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [inboxId, webhookId, externalMessageId, digest, receivedAt],
    );
    return added > 0;
  }

  /** Digests of what came under these names before. */
  async digests({ inboxId, webhookId, externalMessageId }: ApiRequest): Promise<string[]> {
    const rows = await this.database.query<{ digest: string }>(
      `select digest from channel_api_requests
       where inbox_id = $1 and (webhook_id = $2 or external_message_id = $3)`,
      [inboxId, webhookId, externalMessageId],
    );
    return rows.map((row) => row.digest);
  }

  async removeOld(before: Date): Promise<void> {
    await this.database.query('delete from channel_api_requests where received_at < $1', [before]);
  }
}
