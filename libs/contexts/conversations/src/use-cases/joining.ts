import { type ConversationState } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import type { Receiver } from '../domain/assignment';
import { join, part } from '../domain/joining';
import type { ConversationChanges } from './conversation-changes';

/** A supervisor writes along with the agent who has a conversation. Joining twice is joining once. */
export class JoinConversation {
  constructor(private readonly changes: ConversationChanges) {}

  /** @throws Refusal not-permitted, not-joinable */
  async execute(actor: AgentActor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      if (conversation.joinedAgentIds.includes(actor.agentId)) return [];
      ConversationAccess.demand(ConversationAccess.mayWriteAlong(actor, conversation), actor, 'join');
      return join(conversation, self(actor), moment);
    });
  }
}

/** Whoever joined goes again; the conversation stays with whom it is. */
export class LeaveConversation {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: AgentActor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayRead(actor, conversation), actor, 'leave');
      return part(conversation, self(actor), moment);
    });
  }
}

function self(actor: AgentActor): Receiver {
  return { id: actor.agentId, name: actor.name, publicName: actor.publicName };
}
