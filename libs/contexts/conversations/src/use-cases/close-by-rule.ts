import { type ConversationState } from '@yingda/contracts';
import type { SystemActor } from '@yingda/events';
import { closeWithoutDisposition } from '../domain/closing';
import type { ConversationChanges } from './conversation-changes';

/** Ended by a rule of the shop; whoever served it still owes the disposition. Nothing happens to one that is over. */
export class CloseByRule {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: SystemActor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) =>
      closeWithoutDisposition(conversation, 'system', moment),
    );
  }
}
