import type {
  ConversationStandings,
  HeldConversation,
  Unreplied,
  WaitingConversation,
} from '@yingda/routing';
import type { Database } from '@yingda/platform';

const MOST = 200;

/**
 * How open conversations stand with agents, conversations and the queue, read over all three at once, along the partial
 * indexes of open ones.
 */
export class StandingsView implements ConversationStandings {
  constructor(private readonly database: Database) {}

  waitingWithLost(): Promise<HeldConversation[]> {
    return this.withLost(`c.waiting_for = 'us'`);
  }

  heldByEnded(before: Date): Promise<HeldConversation[]> {
    return this.withLost(`a.account_state = 'deactivated' and a.updated_at < $1`, [before]);
  }

  /** Who has it and has not answered since, while its customer waits for us. */
  async unanswered(conversationId: string): Promise<Unreplied | null> {
    const [row] = await this.database.query<Unreplied>(
      `select c.agent_id as "agentId", c.team_id as "teamId", coalesce(c.accepted_at, c.assigned_at) as since
       from conversations c where c.id = $1 and c.status in ('assigned', 'active') and c.waiting_for = 'us'
         and not exists (select 1 from messages m where m.conversation_id = c.id and m.entry = 'message' and m.author_kind = 'agent'
           and m.author_id = c.agent_id and m.created_at >= c.assigned_at)`,
      [conversationId],
    );
    return row ?? null;
  }

  offeredUntil(moment: Date): Promise<HeldConversation[]> {
    return this.database.query(
      `select c.id as "conversationId", c.agent_id as "agentId" from conversations c join teams t on t.id = c.team_id
       where c.status = 'offered' and c.assigned_at + make_interval(secs => t.offer_seconds) <= $1
       order by c.id limit ${MOST}`,
      [moment],
    );
  }

  withoutPlace(before: Date): Promise<WaitingConversation[]> {
    return this.database.query(
      `select c.id as "conversationId", c.team_id as "teamId", c.queue_first as front, c.queued_at as "queuedAt"
       from conversations c where c.status = 'queued' and c.team_id is not null and c.queued_at < $1
         and not exists (select 1 from routing_queue q where q.conversation_id = c.id)
       order by c.queued_at limit ${MOST}`,
      [before],
    );
  }

  private withLost(condition: string, values: unknown[] = []): Promise<HeldConversation[]> {
    return this.database.query(
      `select c.id as "conversationId", c.agent_id as "agentId"
       from conversations c join agents a on a.id = c.agent_id join agent_presence p on p.agent_id = a.id
       where c.status in ('offered', 'assigned', 'active') and p.lost_at is not null and ${condition}
       order by c.id limit ${MOST}`,
      values,
    );
  }
}
