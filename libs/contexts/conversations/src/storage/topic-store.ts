import { type TopicRecord } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

const COLUMNS = `id, parent_id as "parentId", label_zh as "labelZh", label_en as "labelEn", sort_order as "order", archived`;

/** The two-level list of what conversations are about. */
export class TopicStore {
  constructor(private readonly database: Database) {}

  list(): Promise<TopicRecord[]> {
    return this.database.query<TopicRecord>(
      `select ${COLUMNS} from topics order by sort_order, label_zh, id`,
    );
  }

  async find(id: string): Promise<TopicRecord | null> {
    const rows = await this.database.query<TopicRecord>(`select ${COLUMNS} from topics where id = $1`, [id]);
    return rows[0] ?? null;
  }

  async save(topic: TopicRecord): Promise<void> {
    await this.database.query(
      `insert into topics (id, parent_id, label_zh, label_en, sort_order, archived) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set parent_id = excluded.parent_id, label_zh = excluded.label_zh,
         label_en = excluded.label_en, sort_order = excluded.sort_order, archived = excluded.archived`,
      [topic.id, topic.parentId ?? null, topic.labelZh, topic.labelEn, topic.order, topic.archived],
    );
  }

  async hasChildren(id: string): Promise<boolean> {
    const [row] = await this.database.query<{ has: boolean }>(
      'select exists (select 1 from topics where parent_id = $1) as has',
      [id],
    );
    return row!.has;
  }
}
