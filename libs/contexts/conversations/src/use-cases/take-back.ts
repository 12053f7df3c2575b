import { type ConversationState } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { alreadyTaken, type Receiver } from '../domain/assignment';
import { isOpen } from '../domain/conversation';
import { former, takeBack, wentOn } from '../domain/taking-back';
import type { Names } from '../ports';
import type { MessageReads } from '../storage/message-reads';
import type { ConversationChanges } from './conversation-changes';
import { receiver } from './receiver';

/**
 * Undoes a transfer: by who made it, within a minute, while nobody has gone on with it. A right of its own, because the
 * conversation may have left everything that agent can see. Asked twice, the second time nothing happens.
 */
export class TakeBackTransfer {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly messages: MessageReads,
    private readonly names: Names,
  ) {}

  async execute(actor: AgentActor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      const since = await this.messages.sinceTransfer(conversation.id);
      const other = isOpen(conversation) ? wentOn(conversation, since, actor) : null;
      if (other && since[0]?.author.id === actor.agentId)
        throw alreadyTaken(await receiver(this.names, other));
      const to = former(conversation, since, { actor, now: moment.now });
      if (!to) return [];
      return takeBack(conversation, { agent: await this.agent(to.agentId), teamId: to.teamId }, moment);
    });
  }

  /** Who had it, unless their account has ended since: then it waits in the queue. */
  private async agent(agentId: string | null): Promise<Receiver | null> {
    const found = agentId ? await this.names.agent(agentId) : null;
    return found?.active && found.serves ? found : null;
  }
}
