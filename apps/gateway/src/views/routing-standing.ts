import { permissionsOf } from '@yingda/agents';
import type { Role } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Candidate, PoolQuestion } from '@yingda/routing';
import { WEIGHS } from './routing-loads';

/** What of an agent changes seldom: account, teams, skills. */
export interface Standing extends Pick<
  Candidate,
  'agentId' | 'capacity' | 'helpsFrom' | 'skills' | 'serves'
> {
  expiresAt: Date | null;
}

/** What is known of those a question is about. */
export interface Known {
  weighs: boolean;
  agents: readonly Standing[];
}

/** How long another process may go by what it read; the one chosen is read anew. */
const FRESH_MS = 2_000;

// Every table that `STANDING` reads: a change in any of them ends what is kept.
const TABLES = ['agents', 'team_members', 'routing_skills', 'routing_rules'];

// Rows that have gone tell nothing; that there are fewer of them does.
const CHANGES = `select ${TABLES.map((table) => `exists (select 1 from ${table} where age(xmin) <= age($1::xid))`).join(' or ')}
    as changed, ${TABLES.map((table) => `(select count(*) from ${table})`).join(` || ',' || `)} as size,
  pg_snapshot_xmin(pg_current_snapshot())::xid::text as horizon`;

const STANDING = `select a.id as "agentId", a.capacity, a.role, a.expires_at as "expiresAt", m.helps_from as "helpsFrom",
    coalesce(s.skills, '{}') as skills, w.weighs
  from (
    select agent_id, case when bool_or(team_id = $1) then null else min(team_id::text)::uuid end as helps_from
    from team_members where (team_id = $1 or team_id = any($2::uuid[])) and ($3::uuid is null or agent_id = $3)
    group by agent_id) m
  join agents a on a.id = m.agent_id and a.account_state = 'active'
  left join (select agent_id, jsonb_object_agg(skill, level) as skills from routing_skills
    where $3::uuid is null or agent_id = $3 group by agent_id) s on s.agent_id = a.id
  cross join (${WEIGHS}) w`;

type Read = Omit<Standing, 'serves'> & { role: Role; weighs: boolean };
interface Seen {
  at: number;
  horizon: string | null;
  size: string;
}

/** Accounts, teams and skills, kept in memory as long as nobody has changed any. */
export class StandingAgents {
  private readonly known = new Map<string, Promise<Known>>();
  private seen: Seen = { at: 0, horizon: null, size: '' };

  constructor(
    private readonly database: Database,
    private readonly onChanged: () => void,
  ) {}

  /** One agent as they are now; others as they were two seconds ago at most. */
  async of(question: PoolQuestion, now: Date): Promise<Known> {
    if (question.agentId) return this.read(question);
    if (Math.abs(now.getTime() - this.seen.at) >= FRESH_MS || this.seen.horizon === null)
      await this.look(now);
    const key = [question.teamId, ...question.helpers].join();
    let known = this.known.get(key);
    if (!known) {
      this.known.set(key, (known = this.read(question)));
      known.catch(() => this.known.delete(key));
    }
    return known;
  }

  forget(): void {
    this.known.clear();
    this.seen.horizon = null;
  }

  private async look(now: Date): Promise<void> {
    const { horizon, size } = this.seen;
    const [row] = await this.database.prepared<{ changed: boolean; size: string; horizon: string }>(
      'routing-standing-changes',
      CHANGES,
      [horizon ?? '3'],
    );
    if (horizon === null || row!.changed || row!.size !== size) {
      this.known.clear();
      this.onChanged();
    }
    this.seen = { at: now.getTime(), horizon: row!.horizon, size: row!.size };
  }

  private async read({ teamId, helpers, agentId }: PoolQuestion): Promise<Known> {
    const rows = await this.database.prepared<Read>('routing-standing', STANDING, [
      teamId,
      helpers,
      agentId ?? null,
    ]);
    const agents = rows.map(({ agentId, capacity, role, expiresAt, helpsFrom, skills }) => ({
      ...{ agentId, capacity, expiresAt, helpsFrom, skills, serves: serves(role) },
    }));
    return { weighs: rows[0]?.weighs ?? false, agents };
  }
}

// Asked of everybody, and the same for all of a role.
const SERVING = new Map<Role, boolean>();

function serves(role: Role): boolean {
  let answer = SERVING.get(role);
  if (answer === undefined) {
    answer = (permissionsOf(role)['conversation.serve'] ?? 'none') !== 'none';
    SERVING.set(role, answer);
  }
  return answer;
}
