import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, type DomainEventMap, refOf } from '@yingda/events';
import { type Clock, type Database, newId, type Outbox } from '@yingda/platform';
import { type Assignment, ConversationActions, type Offer, type Return, type Unreplied } from './ports';
import { aConversationState } from './testing';

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
  /** Conversations whose agent has answered. */
  readonly answered = new Set<string>();
  /** Conversations that who leads was told of. */
  readonly told: string[] = [];
  private readonly since = new Map<string, Date>();

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
    this.since.set(conversationId, this.clock.now());
    await this.change({ ...row, status: 'active', agentId });
    await this.database.query('update stand_in_agents set last_assigned_at = $2 where id = $1', [
      agentId,
      this.clock.now(),
    ]);
    await this.database.query(
      'insert into stand_in_assignments (conversation_id, agent_id) values ($1, $2)',
      [conversationId, agentId],
    );
    const at = this.clock.now().toISOString();
    const after = { ...(await this.lock(conversationId)), assignedAt: at, acceptedAt: at };
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
    await this.tell('conversation.queued', await this.lock(conversationId), {
      teamId: row.teamId,
      reason: reason === 'missed' ? 'missed' : 'returned',
    });
  }

  async unanswered(conversationId: string): Promise<Unreplied | null> {
    const { agentId, teamId, status } = await this.find(conversationId);
    if (status !== 'active' || !agentId || this.answered.has(conversationId)) return null;
    return { agentId, teamId, since: this.since.get(conversationId)! };
  }

  async tellLead(conversationId: string): Promise<void> {
    this.told.push(conversationId);
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

  /** Its customer leaves a message or is to be called; or waits again. */
  async setAside(conversationId: string, leftMessage: boolean): Promise<void> {
    await this.tell('conversation.updated', { ...(await this.lock(conversationId)), leftMessage }, {});
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
      | 'conversation.closed'
      | 'conversation.updated',
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
