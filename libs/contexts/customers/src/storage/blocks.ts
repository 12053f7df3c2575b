import type { Database } from '@yingda/platform';

/** A block in force or undone. */
export interface Block {
  id: string;
  customerId: string;
  reason: string;
  blockedBy: string | null;
  blockedByName: string;
  since: Date;
  until: Date | null;
}

const COLUMNS = `id, customer_id as "customerId", reason, blocked_by as "blockedBy", blocked_by_name as "blockedByName",
  since, until`;
const IN_FORCE = 'undone_at is null and (until is null or until > $1)';

/** Rows of `customer_blocks`. */
export class Blocks {
  constructor(private readonly database: Database) {}

  async of(customerId: string, now: Date): Promise<Block | null> {
    const rows = await this.database.query<Block>(
      `select ${COLUMNS} from customer_blocks where ${IN_FORCE} and customer_id = $2`,
      [now, customerId],
    );
    return rows[0] ?? null;
  }

  /** Which of these customers are blocked. */
  async among(customerIds: string[], now: Date): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select customer_id as id from customer_blocks where ${IN_FORCE} and customer_id = any($2::uuid[])`,
      [now, customerIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** All in force, newest first. */
  async all(now: Date): Promise<Block[]> {
    return this.database.query<Block>(
      `select ${COLUMNS} from customer_blocks where ${IN_FORCE} order by since desc, id desc limit 1000`,
      [now],
    );
  }

  /** Adds a block in place of one that may be in force. */
  async put(block: Block, now: Date): Promise<void> {
    await this.undo(block.customerId, block.blockedByName, now);
    await this.database.query(
      `insert into customer_blocks (id, customer_id, reason, blocked_by, blocked_by_name, since, until)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        block.id,
        block.customerId,
        block.reason,
        block.blockedBy,
        block.blockedByName,
        block.since,
        block.until,
      ],
    );
  }

  async undo(customerId: string, byName: string, now: Date): Promise<boolean> {
    const changed = await this.database.execute(
      `update customer_blocks set undone_at = $3, undone_by_name = $2 where customer_id = $1 and undone_at is null`,
      [customerId, byName, now],
    );
    return changed > 0;
  }
}
