import type { SystemActor } from '@yingda/events';
import type { Relay } from '@yingda/platform';
import type { ConversationReader } from '../storage/conversation-reader';
import type { AssignConversation } from '../use-cases/assigning';
import type { ReturnConversation } from '../use-cases/waiting';

const actor: SystemActor = { kind: 'system', name: 'agents' };

/** An agent's account ended: everything they had goes to the successor, or back to its queue. */
export class HandOver {
  constructor(
    private readonly reader: ConversationReader,
    private readonly assign: AssignConversation,
    private readonly giveBack: ReturnConversation,
  ) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe('conversations.hand-over', {
      'agent.deactivated': async ({ payload: { agentId, successorId } }) => {
        for (const conversationId of await this.reader.openIdsOfAgent(agentId)) {
          if (successorId)
            await this.assign.execute(actor, { conversationId, agentId: successorId, how: 'assigned' });
          else await this.giveBack.execute(actor, { conversationId, agentId, reason: 'returned' });
        }
      },
    });
  }
}
