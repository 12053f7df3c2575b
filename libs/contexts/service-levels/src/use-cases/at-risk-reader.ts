import { type AtRisk, type RunningClock } from '@yingda/contracts';
import type { Risk, ServiceLevelKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** How many open conversations of a team are nearly over their time, and over it. */
export interface RiskCounts {
  soon: number;
  late: number;
}

interface Row {
  conversationId: string;
  number: string;
  customerId: string;
  teamId: string | null;
  agentId: string | null;
  risk: Risk;
  kind: ServiceLevelKind;
  startedAt: Date;
  dueAt: Date;
  warnAt: Date | null;
}

const COLUMNS = `conversation_id as "conversationId", number, customer_id as "customerId", team_id as "teamId",
  agent_id as "agentId", risk, clock_kind as kind, clock_started_at as "startedAt", clock_due_at as "dueAt",
  clock_warn_at as "warnAt"`;

/** Conversations of no team are counted under this one. */
export const NO_TEAM = '00000000-0000-0000-0000-000000000000';

/** What boards and lists show of clocks. */
export class AtRiskReader {
  constructor(private readonly database: Database) {}

  /** Nearly late and late ones by their due time, the latest first; along an index for each team. */
  async list({ teamIds, limit }: { teamIds?: readonly string[]; limit: number }): Promise<AtRisk[]> {
    const rows = teamIds
      ? await this.database.query<Row>(
          `select r.* from unnest($1::uuid[]) as t (id) cross join lateral (
             select ${COLUMNS} from service_level_conversations
             where team_id = t.id and risk is not null order by clock_due_at, conversation_id limit $2) r
           order by "dueAt", "conversationId" limit $2`,
          [teamIds, limit],
        )
      : await this.database.query<Row>(
          `select ${COLUMNS} from service_level_conversations
           where risk is not null order by clock_due_at, conversation_id limit $1`,
          [limit],
        );
    return rows.map(({ kind, startedAt, dueAt, warnAt, ...row }) => ({
      ...row,
      clock: shown({ kind, startedAt, dueAt, warnAt }),
    }));
  }

  /** Kept while clocks run, at most a second behind; teams without any are left out. */
  async counts(): Promise<Map<string, RiskCounts>> {
    const rows = await this.database.query<RiskCounts & { teamId: string }>(
      `select team_id as "teamId", soon, late from service_level_counts where soon <> 0 or late <> 0`,
    );
    return new Map(rows.map(({ teamId, soon, late }) => [teamId, { soon, late }]));
  }

  /** The clock that is due next, for rows of lists; those without a running one are left out. */
  async clocksOf(conversationIds: readonly string[]): Promise<Map<string, RunningClock>> {
    if (conversationIds.length === 0) return new Map();
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from service_level_conversations
       where conversation_id = any($1::uuid[]) and clock_due_at is not null`,
      [conversationIds],
    );
    return new Map(rows.map((row) => [row.conversationId, shown(row)]));
  }
}

/** A clock as the wire has it. */
export function shown(clock: Pick<Row, 'kind' | 'startedAt' | 'dueAt' | 'warnAt'>): RunningClock {
  return {
    kind: clock.kind,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    warnAt: clock.warnAt?.toISOString() ?? null,
  };
}
