import { SERVICE_LEVEL_KINDS, type ServiceLevelKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Clock } from '../domain/clock';
import type { LastClocks } from '../domain/moves';

export const CLOCK_COLUMNS = `k.id, k.kind, k.turn, k.started_at as "startedAt", k.running_since as "runningSince",
  k.spent_ms::float8 as "spentMs", k.terms, k.warn_at as "warnAt", k.due_at as "dueAt", k.warned_at as "warnedAt",
  k.breached_at as "breachedAt", k.stopped_at as "stoppedAt", k.outcome`;

const SAVE = `insert into service_level_clocks (id, conversation_id, kind, turn, started_at, running_since, spent_ms, terms,
    warn_at, due_at, warned_at, breached_at, stopped_at, outcome)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (id) do update set running_since = excluded.running_since, spent_ms = excluded.spent_ms,
    terms = excluded.terms, warn_at = excluded.warn_at, due_at = excluded.due_at, warned_at = excluded.warned_at,
    breached_at = excluded.breached_at, stopped_at = excluded.stopped_at, outcome = excluded.outcome`;

/** Rows of `service_level_clocks`; written by who holds their conversation's row. */
export class ClocksTable {
  constructor(private readonly database: Database) {}

  /** The last of each kind. */
  async last(conversationId: string): Promise<LastClocks> {
    const rows = await this.database.query<Clock & { kind: ServiceLevelKind }>(
      `select k.* from unnest($2::text[]) as kinds (name) cross join lateral (
         select ${CLOCK_COLUMNS} from service_level_clocks k
         where k.conversation_id = $1 and k.kind = kinds.name order by k.turn desc limit 1) k`,
      [conversationId, [...SERVICE_LEVEL_KINDS]],
    );
    return Object.fromEntries(rows.map((clock) => [clock.kind, clock]));
  }

  /** All of a conversation, in order of their beginning. */
  async of(conversationId: string): Promise<Clock[]> {
    return this.database.query<Clock>(
      `select ${CLOCK_COLUMNS} from service_level_clocks k where k.conversation_id = $1
       order by k.started_at, k.kind, k.turn`,
      [conversationId],
    );
  }

  async save(conversationId: string, clock: Clock): Promise<void> {
    const { id, kind, turn, startedAt, runningSince, spentMs, terms } = clock;
    await this.database.query(SAVE, [
      ...[id, conversationId, kind, turn, startedAt, runningSince, Math.round(spentMs)],
      ...[terms && JSON.stringify(terms), clock.warnAt, clock.dueAt, clock.warnedAt, clock.breachedAt],
      ...[clock.stoppedAt, clock.outcome],
    ]);
  }
}
