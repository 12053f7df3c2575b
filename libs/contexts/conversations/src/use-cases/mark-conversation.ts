import { type ConversationState } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { mark, type Marking } from '../domain/marking';
import type { ConversationChanges } from './conversation-changes';

/** Tags and untags a conversation, and sets its priority. */
export class MarkConversation {
  constructor(private readonly changes: ConversationChanges) {}

  /** @throws Refusal conversation-not-found, not-permitted, conversation-closed (a priority), invalid-setting */
  async execute(actor: Actor, command: Marking & { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayHandle(actor, conversation), actor, 'sort');
      return mark(conversation, command, moment);
    });
  }
}
