import type { CallDirection, CallKind, CallOutcome } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

export interface PhoneCall {
  id: string;
  inboxId: string;
  conversationId: string;
  identityId: string;
  agentId: string;
  direction: CallDirection;
  outcome: CallOutcome;
  about: CallKind | null;
  startedAt: Date;
  durationSeconds: number;
}

const COLUMNS = `id, inbox_id as "inboxId", conversation_id as "conversationId", identity_id as "identityId",
  agent_id as "agentId", direction, outcome, about, started_at as "startedAt", duration_seconds as "durationSeconds"`;

/** Rows of `phone_calls`; the id decides what is there already. */
export class PhoneCallTable {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<PhoneCall | null> {
    const rows = await this.database.query<PhoneCall>(`select ${COLUMNS} from phone_calls where id = $1`, [
      id,
    ]);
    return rows[0] ?? null;
  }

  /** False when it is there already. */
  async add(call: PhoneCall, now: Date): Promise<boolean> {
    const added = await this.database.execute(
      `insert into phone_calls (id, inbox_id, conversation_id, identity_id, agent_id, direction, outcome, about,
         started_at, duration_seconds, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict on constraint phone_calls_pkey do nothing`,
      [
        call.id,
        call.inboxId,
        call.conversationId,
        call.identityId,
        call.agentId,
        call.direction,
        call.outcome,
        call.about,
        call.startedAt,
        call.durationSeconds,
        now,
      ],
    );
    return added > 0;
  }
}
