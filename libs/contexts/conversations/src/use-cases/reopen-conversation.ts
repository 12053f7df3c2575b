import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { isUniqueViolation } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import type { Receiver } from '../domain/assignment';
import type { Conversation } from '../domain/conversation';
import { botWasAlone, reopen } from '../domain/reopening';
import type { Moment, Step } from '../domain/step';
import type { AgentPresence, BotDuty, Names } from '../ports';
import type { ConversationStore } from '../storage/conversation-store';
import type { ConversationChanges } from './conversation-changes';

/** Where a reopened conversation goes: back to its agent when there with a place, or to the bot, else first in the queue. */
export class Reopening {
  constructor(
    private readonly store: ConversationStore,
    private readonly names: Names,
    private readonly presence: AgentPresence,
    private readonly bots: BotDuty,
  ) {}

  /** The steps for a locked conversation. Refuses when the customer has opened another one meanwhile. */
  async decide(conversation: Conversation, moment: Moment): Promise<Step[]> {
    const other = await this.store.findOpen(conversation, conversation.inboxId);
    if (other && other.id !== conversation.id) throw overtaken(other.id);
    return reopen(conversation, await this.to(conversation, moment.actor), moment);
  }

  private async to(conversation: Conversation, actor: Actor): Promise<Receiver | 'bot' | null> {
    if (actor.kind === 'agent') return { id: actor.agentId, name: actor.name, publicName: actor.publicName };
    if (actor.kind === 'customer' && botWasAlone(conversation))
      return (await this.bots.takes(conversation.inboxId)) ? 'bot' : null;
    if (conversation.status !== 'closed' || conversation.agentId === null) return null;
    if (!(await this.presence.isAvailable(conversation.agentId))) return null;
    const agent = await this.names.agent(conversation.agentId);
    return agent?.active ? agent : null;
  }
}

/** Reopened by staff within 24 hours: whoever reopens has it. */
export class ReopenConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly reopening: Reopening,
  ) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<ConversationState> {
    return refusingOvertaken(() =>
      this.changes.change(actor, command.conversationId, (conversation, moment) => {
        ConversationAccess.demand(
          actor.kind !== 'customer' &&
            (ConversationAccess.mayHandle(actor, conversation) ||
              ConversationAccess.mayNote(actor, conversation)),
          actor,
          'reopen',
        );
        return this.reopening.decide(conversation, moment);
      }),
    );
  }
}

/** The index decides when two open at the same moment; the loser gets the same answer as one who came later. */
export async function refusingOvertaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error, 'conversations_open_key')) throw overtaken(null);
    throw error;
  }
}

function overtaken(openConversationId: string | null): Refusal {
  return new Refusal(
    'conversation-closed',
    'Another conversation is open already; write there.',
    openConversationId ? { openConversationId } : undefined,
  );
}
