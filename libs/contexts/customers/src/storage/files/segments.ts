import { type SegmentCondition } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** A named group of customers, by conditions. */
export interface Segment {
  id: string;
  name: string;
  description: string;
  conditions: SegmentCondition;
  archived: boolean;
  version: number;
  updatedAt: Date;
  updatedByName: string;
}

const COLUMNS = `id, name, description, conditions, archived, version, updated_at as "updatedAt",
  updated_by_name as "updatedByName"`;

/** Rows of `segments`; there are a few hundred at most. */
export class Segments {
  constructor(private readonly database: Database) {}

  async all(): Promise<Segment[]> {
    return this.database.query<Segment>(
      `select ${COLUMNS} from segments order by archived, lower(name) limit 500`,
    );
  }

  async find(id: string): Promise<Segment | null> {
    return (
      (await this.database.query<Segment>(`select ${COLUMNS} from segments where id = $1`, [id]))[0] ?? null
    );
  }

  async some(ids: string[]): Promise<Segment[]> {
    return this.database.query<Segment>(`select ${COLUMNS} from segments where id = any($1::uuid[])`, [ids]);
  }

  async lock(id: string): Promise<Segment | null> {
    const rows = await this.database.query<Segment>(
      `select ${COLUMNS} from segments where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>('select count(*)::int as n from segments');
    return row!.n;
  }

  async put(segment: Segment): Promise<void> {
    await this.database.query(
      `insert into segments (id, name, description, conditions, archived, version, updated_at, updated_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (id) do update set name = $2, description = $3, conditions = $4, archived = $5, version = $6,
         updated_at = $7, updated_by_name = $8`,
      [
        segment.id,
        segment.name,
        segment.description,
        JSON.stringify(segment.conditions),
        segment.archived,
        segment.version,
        segment.updatedAt,
        segment.updatedByName,
      ],
    );
  }

  async remove(id: string): Promise<boolean> {
    return (await this.database.execute('delete from segments where id = $1', [id])) > 0;
  }
}
