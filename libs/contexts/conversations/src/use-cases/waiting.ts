import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { checkTeam, checkWaiting, offer } from '../domain/assignment';
import { isHeld } from '../domain/conversation';
import { giveBack, leave, queue } from '../domain/opening';
import type { Names } from '../ports';
import type { ConversationChanges } from './conversation-changes';
import { holder, receiver } from './receiver';

/** Hands a conversation from the bot to its team's queue, `first` where it is urgent. System only. */
export class QueueConversation {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; first?: boolean },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'queue');
      return queue(conversation, moment, command.first);
    });
  }
}

/** Offers a queued conversation to an agent until a time. System only; refuses with who has it when it is taken. */
export class OfferConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly names: Names,
  ) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; agentId: string; teamId?: string; expiresAt: Date },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'offer');
      checkWaiting(conversation, await holder(this.names, conversation.agentId));
      checkTeam(conversation, command.teamId);
      if (conversation.status !== 'queued')
        throw new Refusal('conversation-not-open', 'This conversation is offered to somebody already.');
      const to = await receiver(this.names, command.agentId);
      return [offer(conversation, { ...to, expiresAt: command.expiresAt }, moment)];
    });
  }
}

/** Back to its team's queue: the agent declined or missed the offer, was lost, or their account ended. */
export class ReturnConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly names: Names,
  ) {}

  async execute(
    actor: Actor,
    command: {
      conversationId: string;
      reason: 'returned' | 'declined' | 'missed' | 'unanswered';
      agentId?: string;
    },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'return');
      // Somebody else has it by now: nothing of that agent is left to return.
      if (command.agentId && isHeld(conversation) && conversation.agentId !== command.agentId) return [];
      const agentName = conversation.agentId
        ? ((await this.names.agent(conversation.agentId))?.name ?? '')
        : '';
      return giveBack(conversation, { reason: command.reason, agentName }, moment);
    });
  }
}

/** The agent says no to an offer, or did not answer in time (`missed`, by the system). */
export class DeclineConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly names: Names,
  ) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; missed?: boolean },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      const mine =
        actor.kind === 'system' || (actor.kind === 'agent' && conversation.agentId === actor.agentId);
      // Too late is no mistake: it was offered to somebody else or taken meanwhile.
      if (!mine || conversation.status !== 'offered') return [];
      const { name } = await receiver(this.names, conversation.agentId!);
      return giveBack(
        conversation,
        { reason: command.missed ? 'missed' : 'declined', agentName: name },
        moment,
      );
    });
  }
}

/** The shopper leaves a message instead of waiting. The contact they gave is kept with the customer. */
export class LeaveMessage {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(
        actor.kind !== 'agent' && ConversationAccess.mayRead(actor, conversation),
        actor,
        'leave a message in',
      );
      return leave(conversation, moment);
    });
  }
}
