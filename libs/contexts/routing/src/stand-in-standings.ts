import type { Database } from '@yingda/platform';
import { ConversationStandings, type HeldConversation, type WaitingConversation } from './ports';

/** How the stand-ins' rows stand. */
export class StandInStandings extends ConversationStandings {
  constructor(private readonly database: Database) {
    super();
  }

  waitingWithLost(): Promise<HeldConversation[]> {
    return this.held(
      `a.state = 'offline' and c.waiting_for = 'us' and c.status in ('offered', 'assigned', 'active')`,
    );
  }

  /** Accounts of stand-ins do not end. */
  async heldByEnded(): Promise<HeldConversation[]> {
    return [];
  }

  offeredUntil(moment: Date): Promise<HeldConversation[]> {
    return this.held(`c.status = 'offered' and c.offered_until <= $1`, [moment]);
  }

  withoutPlace(before: Date): Promise<WaitingConversation[]> {
    return this.database.query(
      `select id as "conversationId", team_id as "teamId", false as front, waiting_since as "queuedAt"
       from stand_in_conversations where status = 'queued' and waiting_since < $1
         and id not in (select conversation_id from routing_queue)`,
      [before],
    );
  }

  private held(where: string, values: unknown[] = []): Promise<HeldConversation[]> {
    return this.database.query(
      `select c.id as "conversationId", c.agent_id as "agentId" from stand_in_conversations c
       join stand_in_agents a on a.id = c.agent_id where ${where}`,
      values,
    );
  }
}
