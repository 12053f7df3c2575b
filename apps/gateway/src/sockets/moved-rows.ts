import type { ConversationChange, DomainEventMap } from '@yingda/events';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

/** Tells those whose list a conversation leaves: whoever had it or was offered it, and the team it comes from. */
export class MovedRows {
  constructor(private readonly emit: Emitter) {}

  assigned(change: DomainEventMap['conversation.assigned']): void {
    const { previousAgentId, how } = change;
    if (previousAgentId)
      this.withdraw(previousAgentId, change, how === 'transferred' ? 'transferred' : 'taken');
  }

  /** Back in the queue because its agent did not answer in time: they hear of it. */
  queued(change: DomainEventMap['conversation.queued']): void {
    const missed = change.entries.some(
      ({ content }) => 'event' in content && content.event === 'reply-missed',
    );
    if (missed && change.holder?.before) this.withdraw(change.holder.before, change, 'unanswered');
  }

  declined(change: DomainEventMap['conversation.declined']): void {
    this.withdraw(change.agentId, change, 'expired');
  }

  transferred(change: DomainEventMap['conversation.transferred']): void {
    const { from, conversation, by } = change;
    // It leaves the lists of the team it comes from: they hear its last state, which is not theirs any more.
    if (from.teamId && from.teamId !== conversation.teamId)
      this.emit.console([rooms.team(from.teamId)], 'conversation.updated', { conversation });
    if (from.agentId && by.id !== from.agentId) this.withdraw(from.agentId, change, 'transferred');
  }

  private withdraw(
    agentId: string,
    change: ConversationChange,
    reason: 'taken' | 'expired' | 'transferred' | 'unanswered',
  ): void {
    if (change.conversation.agentId === agentId) return;
    this.emit.console([rooms.agent(agentId)], 'conversation.withdrawn', {
      conversationId: change.conversation.id,
      reason,
      byName: change.by.name,
    });
    // The row leaves this agent's list, so they get its last state as well.
    this.emit.console([rooms.agent(agentId)], 'conversation.updated', { conversation: change.conversation });
  }
}
