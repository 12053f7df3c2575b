import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { newId } from '../ids/ids';

/** Who did what to what. `details` holds the difference made, never a secret. */
export interface AuditEntry {
  /** Null for the system itself and for people not signed in. */
  actorId: string | null;
  actorName: string;
  /** noun.past, as events are called: `agent.signed-in`. */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  details?: Record<string, unknown>;
  /** The network address it came from. */
  address?: string | null;
}

/** An entry as it is kept. */
export interface AuditRecord extends Required<AuditEntry> {
  id: string;
  occurredAt: Date;
}

/** The append-only record of sign-ins, rights, settings, exports and takeovers; the database refuses to change it. */
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds an entry, in the current unit of work: what is undone leaves no trace. */
  async record(entry: AuditEntry): Promise<void> {
    await this.database.query(
      `insert into audit_log
         (id, occurred_at, actor_id, actor_name, action, subject_kind, subject_id, details, address)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        this.clock.now(),
        entry.actorId,
        entry.actorName,
        entry.action,
        entry.subjectKind,
        entry.subjectId,
        JSON.stringify(entry.details ?? {}),
        entry.address ?? null,
      ],
    );
  }

  /** Newest first; `before` is the id of the last entry of the page before. */
  async list(page: {
    limit: number;
    before?: string;
    subjectKind?: string;
    subjectId?: string;
  }): Promise<AuditRecord[]> {
    return this.database.query<AuditRecord>(
      `select id, occurred_at as "occurredAt", actor_id as "actorId", actor_name as "actorName", action,
         subject_kind as "subjectKind", subject_id as "subjectId", details, address
       from audit_log
       where ($2::uuid is null or (occurred_at, id) < (select occurred_at, id from audit_log where id = $2))
         and ($3::text is null or subject_kind = $3) and ($4::text is null or subject_id = $4)
       order by occurred_at desc, id desc limit $1`,
      [Math.min(page.limit, 200), page.before ?? null, page.subjectKind ?? null, page.subjectId ?? null],
    );
  }
}
