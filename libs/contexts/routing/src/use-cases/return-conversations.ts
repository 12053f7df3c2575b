import type { UnitOfWork } from '@yingda/platform';
import { isNoLongerWaiting } from '../domain/refusals';
import type { AgentPool, ConversationActions } from '../ports';
import { ROUTING } from './place-next';

/** Gives the waiting conversations of an agent who is gone back to their queues, where they come first. */
export class ReturnConversations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
  ) {}

  /** How many went back, of these or of all that wait. Nothing is taken from an agent who has come back meanwhile. */
  async execute(agentId: string, only?: string[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      // Under the agent's lock nothing is given to them and they cannot be found back and gone at the same time.
      await this.pool.lock([agentId]);
      if (await this.pool.isThere(agentId)) return 0;
      let returned = 0;
      // In order of id, as everybody locks several conversations.
      for (const conversationId of [...(only ?? (await this.conversations.waitingOf(agentId)))].sort()) {
        try {
          await this.unitOfWork.attempt(() =>
            this.conversations.returnToQueue({ conversationId, agentId, reason: 'returned', by: ROUTING }),
          );
          returned++;
        } catch (error) {
          if (!isNoLongerWaiting(error)) throw error;
        }
      }
      return returned;
    });
  }
}
