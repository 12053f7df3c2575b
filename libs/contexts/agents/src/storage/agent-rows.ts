import type { PresenceState, ShownPresenceState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Account } from '../domain/account';

/** An agent with teams and presence, as screens and routing read them. */
export type AgentRow = Omit<Account, 'passwordHash' | 'epoch'> & {
  teamIds: string[];
  chosen: PresenceState;
  reason: string | null;
  since: Date;
  shown: ShownPresenceState;
  disconnectedAt: Date | null;
  connected: boolean;
};

const SELECT = `select a.id, a.email, a.name, a.public_name as "publicName", a.avatar_url as "avatarUrl", a.role,
  a.capacity, a.account_state as state, a.expires_at as "expiresAt", a.preferences, a.last_seen_at as "lastSeenAt",
  a.created_at as "createdAt", p.chosen, p.reason, p.since, p.shown, p.disconnected_at as "disconnectedAt",
  exists (select 1 from agent_connections c where c.agent_id = a.id) as connected,
  array(select m.team_id::text from team_members m join teams t on t.id = m.team_id and t.archived_at is null
    where m.agent_id = a.id order by m.team_id) as "teamIds"
from agents a join agent_presence p on p.agent_id = a.id`;

/** Reads over `agents`, `agent_presence` and `team_members` together. */
export class AgentRows {
  constructor(private readonly database: Database) {}

  /** Deactivated ones last, else by name. */
  async all(): Promise<AgentRow[]> {
    return this.database.query<AgentRow>(
      `${SELECT} order by a.account_state = 'deactivated', lower(a.name), a.id`,
    );
  }

  async some(ids: string[]): Promise<AgentRow[]> {
    return this.database.query<AgentRow>(`${SELECT} where a.id = any($1::uuid[])`, [ids]);
  }

  async ofTeam(teamId: string): Promise<AgentRow[]> {
    return this.database.query<AgentRow>(
      `${SELECT} where a.id in (select agent_id from team_members where team_id = $1) order by a.id`,
      [teamId],
    );
  }

  async names(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'select id, name from agents where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
