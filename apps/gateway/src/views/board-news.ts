import type { Database } from '@yingda/platform';
import { OutboxWalk } from '../nodes/outbox-walk';

/** Something has changed: what it was and of which aggregate. What it is now is read there. */
export interface News {
  name: string;
  aggregateId: string;
}

/** What every node has appended to the outbox since the last look, each once, payloads left where they are. */
export class BoardNews {
  private readonly walk: OutboxWalk<News & { position: string }>;

  constructor(database: Database) {
    this.walk = new OutboxWalk(database, 'position, name, aggregate_id as "aggregateId"');
  }

  /** From here on. What was appended before is settled, or will be met above the horizon or with the next reconciling. */
  async begin(): Promise<void> {
    this.walk.reset();
    this.walk.begin(await this.walk.end());
  }

  async next(): Promise<News[]> {
    const news: News[] = [];
    for await (const rows of this.walk.next())
      for (const { name, aggregateId } of rows) news.push({ name, aggregateId });
    return news;
  }
}
