import { type ConversationState } from '@yingda/contracts';
import { Refusal, type ShownPresenceState } from '@yingda/contracts/names';
import { type Actor, type DomainEventMap, refOf } from '@yingda/events';
import { type Clock, type Database, type Migration, newId, type Outbox } from '@yingda/platform';
import type { Candidate } from './domain/choose-agent';
import { AgentPool, type Assignment, ConversationActions, type Offer, type Return } from './ports';
import { aConversationState } from './testing';

/** Tables of the stand-ins that database specs give routing in place of agents and conversations. */
export const standInTables: Migration = {
  name: 'routing-stand-ins',
  async up(sql) {
    await sql(`create table stand_in_agents (id uuid primary key, name text not null, team_ids uuid[] not null,
      capacity integer not null, state text not null, last_assigned_at timestamptz)`);
    await sql(`create table stand_in_conversations (id uuid primary key, team_id uuid not null, agent_id uuid,
      status text not null, waiting_for text not null default 'us', waiting_since timestamptz not null,
      offered_until timestamptz)`);
    await sql(`create table stand_in_teams (id uuid primary key, automatic_accept boolean not null)`);
    await sql(`create table stand_in_assignments (conversation_id uuid not null, agent_id uuid not null,
      position bigint generated always as identity)`);
  },
  down: (sql) =>
    sql('drop table stand_in_agents, stand_in_conversations, stand_in_teams, stand_in_assignments'),
};

/** Seconds an offer of a stand-in team stands. */
export const OFFER_SECONDS = 20;

/** Agents as rows, locked and counted as the real ones are. */
export class StandInAgents extends AgentPool {
  constructor(private readonly database: Database) {
    super();
  }

  async add(agent: {
    teamIds: string[];
    capacity?: number;
    state?: ShownPresenceState;
    name?: string;
  }): Promise<string> {
    const id = newId();
    const { teamIds, capacity = 5, state = 'online', name = id } = agent;
    await this.database.query('insert into stand_in_agents values ($1, $2, $3, $4, $5)', [
      ...[id, name, teamIds, capacity, state],
    ]);
    return id;
  }

  async addTeam(automaticAccept: boolean): Promise<string> {
    const id = newId();
    await this.database.query('insert into stand_in_teams values ($1, $2)', [id, automaticAccept]);
    return id;
  }

  async setState(agentId: string, state: ShownPresenceState): Promise<void> {
    await this.database.query('update stand_in_agents set state = $2 where id = $1', [agentId, state]);
  }

  candidates(teamId: string): Promise<Candidate[]> {
    return this.database.query<Candidate>(
      `select a.id as "agentId", a.capacity, a.state, a.last_assigned_at as "lastAssignedAt",
         (select count(*)::int from stand_in_conversations c
           where c.agent_id = a.id and c.status in ('offered', 'assigned', 'active')) as load
       from stand_in_agents a where $1 = any(a.team_ids)`,
      [teamId],
    );
  }

  async lock(agentIds: string[]): Promise<void> {
    await this.database.query(
      'select 1 from stand_in_agents where id = any($1::uuid[]) order by id for no key update',
      [agentIds],
    );
  }

  setAway(agentId: string): Promise<void> {
    return this.setState(agentId, 'away');
  }

  async teamsOf(agentId: string): Promise<string[]> {
    const [row] = await this.database.query<{ ids: string[] }>(
      'select team_ids as ids from stand_in_agents where id = $1',
      [agentId],
    );
    return row?.ids ?? [];
  }

  async isThere(agentId: string): Promise<boolean> {
    return (await this.stateOf(agentId)) !== 'offline';
  }

  async team(teamId: string) {
    const [row] = await this.database.query<{ automaticAccept: boolean }>(
      'select automatic_accept as "automaticAccept" from stand_in_teams where id = $1',
      [teamId],
    );
    return { automaticAccept: row!.automaticAccept, offerSeconds: OFFER_SECONDS };
  }

  async stateOf(agentId: string): Promise<string> {
    const [row] = await this.database.query<{ state: string }>(
      'select state from stand_in_agents where id = $1',
      [agentId],
    );
    return row!.state;
  }
}

interface Row {
  id: string;
  teamId: string;
  agentId: string | null;
  status: ConversationState['status'];
  since: Date;
}

/** Conversations as rows, deciding under their lock and announcing what happened, as the real ones do. */
export class StandInConversations extends ConversationActions {
  /** Conversations whose assignment breaks. */
  readonly broken = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** A conversation that enters the queue now. */
  async open(teamId: string, id = newId()): Promise<string> {
    await this.database.query(
      `insert into stand_in_conversations (id, team_id, status, waiting_since) values ($1, $2, 'queued', $3)`,
      [id, teamId, this.clock.now()],
    );
    await this.tell('conversation.queued', await this.lock(id), { teamId, reason: 'opened' });
    return id;
  }

  async assign({ conversationId, agentId, how, by }: Assignment): Promise<void> {
    const row = await this.lock(conversationId);
    if (this.broken.has(conversationId)) throw new Error('This conversation is broken');
    await this.refuseUnlessWaiting(row);
    const previousAgentId = row.agentId;
    await this.change({ ...row, status: 'active', agentId });
    await this.database.query('update stand_in_agents set last_assigned_at = $2 where id = $1', [
      agentId,
      this.clock.now(),
    ]);
    await this.database.query(
      'insert into stand_in_assignments (conversation_id, agent_id) values ($1, $2)',
      [conversationId, agentId],
    );
    const after = await this.lock(conversationId);
    await this.tell('conversation.assigned', after, { agentId, previousAgentId, how }, by);
    await this.tell('conversation.accepted', after, { agentId }, by);
  }

  async offer({ conversationId, agentId, expiresAt }: Offer): Promise<void> {
    const row = await this.lock(conversationId);
    await this.refuseUnlessWaiting(row);
    await this.change({ ...row, status: 'offered', agentId });
    await this.database.query('update stand_in_conversations set offered_until = $2 where id = $1', [
      conversationId,
      expiresAt,
    ]);
    const offered = { agentId, expiresAt: expiresAt.toISOString() };
    await this.tell('conversation.offered', await this.lock(conversationId), offered);
  }

  async returnToQueue({ conversationId, agentId, reason }: Return): Promise<void> {
    const row = await this.lock(conversationId);
    if (row.agentId !== agentId) return;
    if (reason === 'missed' && row.status !== 'offered')
      throw new Refusal('conversation-not-open', 'Not offered.');
    await this.change({ ...row, status: 'queued', agentId: null });
    if (reason === 'missed') await this.tell('conversation.declined', row, { agentId, missed: true });
    await this.tell('conversation.queued', await this.lock(conversationId), { teamId: row.teamId, reason });
  }

  /** The agent says no, without routing being asked. */
  async decline(conversationId: string, agentId: string): Promise<void> {
    const row = await this.lock(conversationId);
    await this.change({ ...row, status: 'queued', agentId: null });
    await this.tell('conversation.declined', row, { agentId, missed: false });
    await this.tell('conversation.queued', row, { teamId: row.teamId, reason: 'declined' });
  }

  async close(conversationId: string, acceptedAt: Date): Promise<void> {
    const row = await this.lock(conversationId);
    await this.change({ ...row, status: 'closed' });
    const conversation = { acceptedAt: acceptedAt.toISOString(), closedAt: this.clock.now().toISOString() };
    const extra = { endedBy: 'agent' as const, disposition: null, agentId: row.agentId };
    await this.tell('conversation.closed', { ...row, status: 'closed', ...conversation }, extra);
  }

  /** Its customer writes again. */
  async reopen(conversationId: string): Promise<void> {
    const row = await this.lock(conversationId);
    await this.change({ ...row, status: 'queued', agentId: null });
    await this.tell('conversation.queued', await this.lock(conversationId), {
      teamId: row.teamId,
      reason: 'reopened',
    });
  }

  async waitingOf(agentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from stand_in_conversations
       where agent_id = $1 and waiting_for = 'us' and status in ('offered', 'assigned', 'active')`,
      [agentId],
    );
    return rows.map((row) => row.id);
  }

  async find(id: string): Promise<Row> {
    const rows = await this.database.query<Row>(
      `select id, team_id as "teamId", agent_id as "agentId", status, waiting_since as since
       from stand_in_conversations where id = $1`,
      [id],
    );
    return rows[0]!;
  }

  private async lock(id: string): Promise<Row> {
    await this.database.query('select 1 from stand_in_conversations where id = $1 for no key update', [id]);
    return this.find(id);
  }

  private async change(row: Row): Promise<void> {
    await this.database.query('update stand_in_conversations set status = $2, agent_id = $3 where id = $1', [
      row.id,
      row.status,
      row.agentId,
    ]);
  }

  private async refuseUnlessWaiting(row: Row): Promise<void> {
    if (row.status === 'closed') throw new Refusal('conversation-closed', 'It is over.');
    if (row.status === 'queued' || row.status === 'offered') return;
    const [holder] = await this.database.query<{ name: string }>(
      'select name from stand_in_agents where id = $1',
      [row.agentId],
    );
    throw new Refusal('already-taken', 'Somebody has it.', { byName: holder!.name, byAgentId: row.agentId });
  }

  private async tell<
    N extends
      | 'conversation.queued'
      | 'conversation.assigned'
      | 'conversation.accepted'
      | 'conversation.offered'
      | 'conversation.declined'
      | 'conversation.closed',
  >(
    name: N,
    row: Row & Partial<ConversationState>,
    ...[extra, by = { kind: 'system', name: 'spec' }]: [
      Omit<DomainEventMap[N], 'conversation' | 'entries' | 'by'>,
      Actor?,
    ]
  ): Promise<void> {
    const { since, ...known } = row;
    const conversation = aConversationState({
      ...known,
      waitingSince: since.toISOString(),
      queuedAt: since.toISOString(),
    });
    const payload = { conversation, entries: [], by: refOf(by), ...extra } as unknown as DomainEventMap[N];
    await this.outbox.append(name, row.id, payload);
  }
}
