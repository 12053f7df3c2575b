import { PageQuery } from '@yingda/contracts';
import type { Database } from '@yingda/platform';
import type { InboxPage } from './ended-pages';
import { decodeCursor, encodeCursor } from './keyset';

/** All conversations, newest first, for the shop's own systems. Pages by number, which counts up. */
export class NewestConversationsView {
  constructor(private readonly database: Database) {}

  async page(query: PageQuery): Promise<InboxPage> {
    const limit = query.limit ?? 50;
    const after = query.cursor ? (decodeCursor(query.cursor, ['bigint'])[0] as string) : null;
    const rows = await this.database.query<{ number: string; id: string }>(
      `select c.number::text as number, c.id from conversations c where $1::bigint is null or c.number < $1::bigint order by c.number desc limit $2`,
      [after, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { ids: shown.map((row) => row.id), next: last ? encodeCursor([last.number]) : null };
  }
}
