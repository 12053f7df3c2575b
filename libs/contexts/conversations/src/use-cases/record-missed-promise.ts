import { type ConversationState } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { eventEntry, step } from '../domain/step';
import type { ConversationChanges } from './conversation-changes';

/** A line in the timeline, for staff: a promised time has passed. System only; what is over is told of, too. */
export class RecordMissedPromise {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; details: Record<string, string> },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'write of a promise in');
      const entries = [eventEntry(moment, 'service-level-breached', command.details)];
      return [step(conversation, 'conversation.updated', { entries, extra: {}, moment })];
    });
  }
}
