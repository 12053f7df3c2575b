import { type ConversationState, type DispositionInput } from '@yingda/contracts';
import { codePoints, LIMITS, Refusal, type Resolved } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import {
  abandon,
  closeWithDisposition,
  closeWithoutDisposition,
  dispose,
  isSilent,
  isSilentWithBot,
  rate,
  type Disposal,
} from '../domain/closing';
import { checkStorable } from '../domain/content';
import { isOpen } from '../domain/conversation';
import type { MessageReads } from '../storage/message-reads';
import type { TopicStore } from '../storage/topic-store';
import type { ConversationChanges } from './conversation-changes';

export interface CloseConversationCommand {
  conversationId: string;
  disposition: DispositionInput;
  /** Latest sequence the agent has seen; a newer message of the customer is answered `stale-edit`. */
  seenSequence?: number;
}

/** Closed by staff, never without a disposition. */
export class CloseConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly messages: MessageReads,
    private readonly topics: TopicStore,
  ) {}

  async execute(actor: Actor, command: CloseConversationCommand): Promise<ConversationState> {
    const disposal = await disposalOf(this.topics, command.disposition);
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayHandle(actor, conversation), actor, 'close');
      const seen = command.seenSequence;
      if (
        isOpen(conversation) &&
        seen !== undefined &&
        (await this.messages.customerWroteAfter(conversation.id, seen))
      )
        throw new Refusal('stale-edit', 'The customer has written meanwhile; read it before closing.', {
          sequence: conversation.sequence,
        });
      return closeWithDisposition(conversation, disposal, moment);
    });
  }
}

/** Ended by the shopper; while waiting that is leaving the queue. */
export class CloseByCustomer {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(
        actor.kind !== 'agent' && ConversationAccess.mayRead(actor, conversation),
        actor,
        'end',
      );
      return closeWithoutDisposition(conversation, 'customer', moment);
    });
  }
}

/** Ended because nobody has written for long. System only. */
export class CloseBySilence {
  constructor(private readonly changes: ConversationChanges) {}

  /** With `silentSince` only while it has been the customer's turn since before then: they may be writing just now. */
  async execute(
    actor: Actor,
    command: { conversationId: string; silentSince?: Date },
  ): Promise<ConversationState> {
    const { silentSince } = command;
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'end');
      if (silentSince && !isSilent(conversation, silentSince)) return [];
      return closeWithoutDisposition(conversation, 'silence', moment);
    });
  }
}

/** Ended because the customer has said nothing more to the bot since before a moment. System only; nothing happens else. */
export class CloseSilentWithBot {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; silentSince: Date },
  ): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'end');
      if (!isSilentWithBot(conversation, command.silentSince)) return [];
      return closeWithoutDisposition(conversation, 'silence', moment);
    });
  }
}

/** The shopper left while waiting. System only; nothing happens once somebody serves it or a message was left. */
export class AbandonConversation {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(actor.kind === 'system', actor, 'end');
      return abandon(conversation, moment);
    });
  }
}

/** The disposition of a conversation that ended without one. */
export class DisposeConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly topics: TopicStore,
  ) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; disposition: DispositionInput },
  ): Promise<ConversationState> {
    const disposal = await disposalOf(this.topics, command.disposition);
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayHandle(actor, conversation), actor, 'dispose of');
      return [dispose(conversation, disposal, moment)];
    });
  }
}

export interface RateConversationCommand {
  conversationId: string;
  score: number;
  resolved?: Resolved;
  comment?: string;
}

/** The shopper's score. */
export class RateConversation {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: Actor, command: RateConversationCommand): Promise<ConversationState> {
    checkStorable(command.comment);
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(
        (actor.kind === 'customer' || actor.kind === 'system') &&
          ConversationAccess.mayRead(actor, conversation),
        actor,
        'rate',
      );
      const comment = command.comment?.trim();
      return [
        rate(
          conversation,
          { score: command.score, resolved: command.resolved ?? null, comment: comment || null },
          moment,
        ),
      ];
    });
  }
}

async function disposalOf(topics: TopicStore, input: DispositionInput | undefined): Promise<Disposal> {
  if (!input) throw new Refusal('disposition-required', 'Say what it was about and whether it is solved.');
  if (codePoints(input.summary) > LIMITS.summaryCodePoints)
    throw new Refusal('summary-too-long', `A summary holds at most ${LIMITS.summaryCodePoints} characters.`);
  checkStorable(input.summary);
  const topic = await topics.find(input.topicId);
  if (!topic || topic.archived) throw new Refusal('topic-not-found', 'There is no such topic.');
  return {
    topicId: topic.id,
    topicZh: topic.labelZh,
    topicEn: topic.labelEn,
    resolved: input.resolved,
    summary: input.summary,
  };
}
