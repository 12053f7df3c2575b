import { type ConversationState } from '@yingda/contracts';
import type { TimelineEvent } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { eventEntry, step } from '../domain/step';
import { stateOf } from '../domain/views';
import type { ConversationStore } from '../storage/conversation-store';
import type { ConversationChanges } from './conversation-changes';

/** Locks a conversation for whoever decides something by how it stands, in their unit of work. */
export class HoldConversation {
  constructor(private readonly store: ConversationStore) {}

  /** Null when there is no such one. */
  async execute(conversationId: string): Promise<ConversationState | null> {
    // The lock of a row that is not there is no error to whoever only asks.
    if (!(await this.store.find(conversationId))) return null;
    return stateOf(await this.store.lock(conversationId));
  }
}

/** Lines that other contexts write into a timeline for staff. */
export type OutsideEvent = Extract<
  TimelineEvent,
  `survey-${string}` | `promise-${string}` | `case-${string}`
>;

/** A line in the timeline of what another context has done about the conversation. System only; over or not. */
export class RecordOutside {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; event: OutsideEvent; details: Record<string, string> },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'write of others in');
      const entries = [eventEntry(moment, command.event, command.details)];
      return [step(conversation, 'conversation.updated', { entries, extra: {}, moment })];
    });
  }
}
