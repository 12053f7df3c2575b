import { type ConversationState } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { awaitCall, type CallTime, rejoin } from '../domain/aside';
import type { ConversationChanges } from './conversation-changes';

/** The customer wants to be called instead of waiting. */
export class AwaitCall {
  constructor(private readonly changes: ConversationChanges) {}

  /** @throws Refusal conversation-not-found, not-permitted, conversation-not-open */
  async execute(actor: Actor, command: { conversationId: string } & CallTime): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(
        actor.kind !== 'agent' && ConversationAccess.mayRead(actor, conversation),
        actor,
        'ask for a call in',
      );
      return awaitCall(conversation, command, moment);
    });
  }
}

/** The customer who left a message, or was to be called, waits again. */
export class RejoinQueue {
  constructor(private readonly changes: ConversationChanges) {}

  /** @throws Refusal conversation-not-found, not-permitted */
  async execute(
    actor: Actor,
    command: { conversationId: string; cancelled: boolean },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(
        actor.kind !== 'agent' && ConversationAccess.mayRead(actor, conversation),
        actor,
        'wait again in',
      );
      return rejoin(conversation, command, moment);
    });
  }
}
