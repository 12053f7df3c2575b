import type { ShiftNoticeKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

export interface KeptNotice {
  id: string;
  agentId: string;
  kind: ShiftNoticeKind;
  shiftId: string;
  otherAgentId: string;
  note: string;
  byName: string;
  at: Date;
}

const COLUMNS = `id, agent_id as "agentId", kind, shift_id as "shiftId", other_agent_id as "otherAgentId", note,
  by_name as "byName", created_at as at`;

/** Rows of `shift_notices`. */
export class ShiftNotices {
  constructor(private readonly database: Database) {}

  async add(notice: KeptNotice): Promise<void> {
    const { id, agentId, kind, shiftId, otherAgentId, note, byName, at } = notice;
    await this.database.query(
      `insert into shift_notices (id, agent_id, kind, shift_id, other_agent_id, note, by_name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, agentId, kind, shiftId, otherAgentId, note, byName, at],
    );
  }

  /** What the agent has not seen, oldest first. */
  unseen(agentId: string): Promise<KeptNotice[]> {
    return this.database.query<KeptNotice>(
      `select ${COLUMNS} from shift_notices where agent_id = $1 and seen_at is null order by created_at, id limit 100`,
      [agentId],
    );
  }

  async see(agentId: string, ids: string[], now: Date): Promise<void> {
    await this.database.query(
      'update shift_notices set seen_at = $3 where agent_id = $1 and id = any($2::uuid[]) and seen_at is null',
      [agentId, ids, now],
    );
  }
}
