import { permissionsOf } from '@yingda/agents';
import { ROLES, type Role } from '@yingda/contracts/names';
import type { Clock, Database } from '@yingda/platform';
import { capacityUnits } from '@yingda/routing';
import type { WatchedAgent, WatchedConversation, WatchedTeam } from '../board/watched';
import { blocked, OPEN } from './inbox-conditions';
import { UNITS } from './routing-loads';

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

// Times as numbers: ten thousand dates take longer to read than all else.
const CONVERSATIONS = (
  which: string,
) => `select c.id, c.number::text as number, c.channel, c.team_id as "teamId",
    c.agent_id as "agentId", c.status, c.waiting_for as "waitingFor", ${ms('c.waiting_since')} as "waitingSince",
    ${ms('c.queued_at')} as "queuedAt", ${ms('c.assigned_at')} as "assignedAt",
    c.first_response_at is not null as answered, ${UNITS} as units, (r.rules->>'idleSeconds')::int as "idleSeconds",
    c.customer_id as "customerId", cu.name as "customerName", cu.code as "customerCode", cu.is_visitor as "isVisitor",
    cu.tier, ${blocked('$1')} as blocked,
    s.conversation_id is not null as clocked, s.clock_kind as "clockKind", ${ms('s.clock_started_at')} as "clockStartedAt",
    ${ms('s.clock_warn_at')} as "clockWarnAt", ${ms('s.clock_due_at')} as "clockDueAt"
  from conversations c join customers cu on cu.id = c.customer_id left join agents a on a.id = c.agent_id
    left join routing_rules r on r.team_id = c.team_id
    left join service_level_conversations s on s.conversation_id = c.id
  where ${OPEN} and ${which}`;

const AGENTS = `select a.id as "agentId", a.name, a.avatar_url as "avatarUrl", a.capacity,
    m.team_ids as "teamIds", coalesce(p.shown, 'offline') as state, p.reason,
    ${ms(`coalesce(w.from_at, case when p.shown = 'offline' then p.disconnected_at else p.since end)`)} as since
  from agents a
    join (select agent_id, array_agg(team_id::text order by team_id) as team_ids from team_members
      where $2::uuid[] is null or agent_id = any($2) group by agent_id) m on m.agent_id = a.id
    left join agent_presence p on p.agent_id = a.id
    left join report_presence w on w.agent_id = a.id and w.to_at is null and w.state = p.shown
  where a.account_state = 'active' and a.role = any($1::text[]) and ($2::uuid[] is null or a.id = any($2))`;

const SERVING: Role[] = ROLES.filter((role) => permissionsOf(role)['conversation.serve'] !== undefined);

type AgentRead = Omit<WatchedAgent, 'capacityUnits'> & { capacity: number };

/** What the live board keeps in memory: open conversations along their index, agents, teams. Never a closed one. */
export class BoardRowsView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All open ones, or those of the ids that are open. */
  conversations(ids?: string[]): Promise<WatchedConversation[]> {
    const now = this.clock.now();
    return ids
      ? this.database.query(CONVERSATIONS('c.id = any($2::uuid[])'), [now, ids])
      : this.database.query(CONVERSATIONS('true'), [now]);
  }

  /** Agents of teams who serve, or those of the ids. */
  async agents(ids?: string[]): Promise<WatchedAgent[]> {
    const [rows, promotion] = await Promise.all([
      this.database.query<AgentRead>(AGENTS, [SERVING, ids ?? null]),
      this.database.query<{ active: boolean }>('select active from routing_promotion'),
    ]);
    const raised = promotion[0]?.active ?? false;
    return rows.map(({ capacity, ...agent }) => ({
      ...agent,
      capacityUnits: capacityUnits(capacity, raised),
    }));
  }

  teams(): Promise<WatchedTeam[]> {
    return this.database.query(
      'select id as "teamId", name from teams where archived_at is null order by created_at, id',
    );
  }
}
