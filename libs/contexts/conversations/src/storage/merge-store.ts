import { type StaffEntry } from '@yingda/contracts';
import type { Database } from '@yingda/platform';
import type { SourceBefore, Turn } from '../domain/merging';
import { ENTRY_COLUMNS, entryFrom, type EntryRow } from './entry-row';

/** What is needed to take a merge back. */
export interface Merge {
  id: string;
  sourceId: string;
  targetId: string;
  mergedAt: Date;
  /** Positions of the copies in the target; the first is after the last when nothing was copied. */
  firstCopy: number;
  lastCopy: number;
  sourceBefore: SourceBefore;
  targetBefore: Turn;
  targetAfter: Turn;
}

/** Merges and how things were before them. */
export class MergeStore {
  constructor(private readonly database: Database) {}

  async insert(merge: Merge): Promise<void> {
    await this.database.query(
      `insert into conversation_merges (id, source_id, target_id, merged_at, first_copy, last_copy, source_before,
         target_before, target_after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        merge.id,
        merge.sourceId,
        merge.targetId,
        merge.mergedAt,
        merge.firstCopy,
        merge.lastCopy,
        JSON.stringify(merge.sourceBefore),
        JSON.stringify(merge.targetBefore),
        JSON.stringify(merge.targetAfter),
      ],
    );
  }

  /** The merge that ended this conversation and still stands. */
  async findCurrent(sourceId: string): Promise<Merge | null> {
    const [row] = await this.database.query<Merge>(
      `select id, source_id as "sourceId", target_id as "targetId", merged_at as "mergedAt",
         first_copy as "firstCopy", last_copy as "lastCopy", source_before as "sourceBefore",
         target_before as "targetBefore", target_after as "targetAfter"
       from conversation_merges where source_id = $1 and undone_at is null`,
      [sourceId],
    );
    if (!row) return null;
    return {
      ...row,
      sourceBefore: revived(row.sourceBefore),
      targetBefore: revived(row.targetBefore),
      targetAfter: revived(row.targetAfter),
    };
  }

  async markUndone(id: string, at: Date): Promise<void> {
    await this.database.query('update conversation_merges set undone_at = $2 where id = $1', [id, at]);
  }

  async copies(targetId: string, range: { firstCopy: number; lastCopy: number }): Promise<StaffEntry[]> {
    const rows = await this.database.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from messages m
       where m.conversation_id = $1 and m.position between $2 and $3 order by m.position`,
      [targetId, range.firstCopy, range.lastCopy],
    );
    return rows.map(entryFrom);
  }
}

const DATES = ['waitingSince', 'queuedAt', 'assignedAt', 'acceptedAt', 'closedAt'];

// JSON has no dates.
function revived<T extends object>(stored: T): T {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [
      key,
      DATES.includes(key) && typeof value === 'string' ? new Date(value) : value,
    ]),
  ) as T;
}
