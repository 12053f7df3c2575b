import type { Actor, AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { ConversationAccess, type Subject } from '../domain/access';

const CURRENT = `(status in ('bot', 'queued', 'offered', 'assigned', 'active') or wrap_up_due)`;

/**
 * Who may read a conversation: those whom its own rule lets, and for its history those who serve the same customer now.
 * Whoever may read what a customer has open (or owes its disposition) reads what that customer said before, whichever
 * team had it; reading only, and no longer than that. Asked for only where the plain rule says no.
 */
export class ReadRights {
  constructor(private readonly database: Database) {}

  async mayRead(actor: Actor, subject: Subject): Promise<boolean> {
    if (ConversationAccess.mayRead(actor, subject)) return true;
    return actor.kind === 'agent' && this.serves(actor, subject.customerId);
  }

  /** @throws Refusal not-permitted, not-a-participant */
  async demand(actor: Actor, subject: Subject): Promise<void> {
    ConversationAccess.demand(await this.mayRead(actor, subject), actor, 'see');
  }

  /** Whether the agent serves this customer now, or sits in a team that does. */
  async serves(actor: AgentActor, customerId: string): Promise<boolean> {
    if ((actor.permissions['conversation.serve'] ?? 'none') === 'none') return false;
    const current = await this.database.query<Subject>(
      `select customer_id as "customerId", agent_id as "agentId", team_id as "teamId", status
       from conversations where customer_id = $1 and ${CURRENT}`,
      [customerId],
    );
    return current.some((subject) => ConversationAccess.mayRead(actor, subject));
  }
}
