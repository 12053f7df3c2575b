import { type Content } from '@yingda/contracts';
import { Refusal, type ConversationStatus } from '@yingda/contracts/names';
import { newId, type Clock, type UnitOfWork } from '@yingda/platform';
import { checkStorable, isAttachment } from '../domain/content';
import { isOpen, type Conversation } from '../domain/conversation';
import { append } from '../domain/messages';
import type { AutomaticObstacle, Reach } from '../ports';
import type { AttachmentStore } from '../storage/attachment-store';
import type { ConversationStore } from '../storage/conversation-store';
import type { MessageReads } from '../storage/message-reads';

/** A text nobody in person says. */
export interface SayAutomaticallyCommand {
  conversationId: string;
  /** Made from what it is said for (uuid v5), so that a redelivery, a retry and another node say it once. */
  clientMessageId: string;
  /** Any kind the system may send, menus and surveys too; files must have been kept (`KeepFiles`). */
  content: Content;
  /** As customers know who writes. */
  speaker: { kind: 'bot' | 'system'; name: string };
  /** The part of the system that says it, for the record. */
  by: string;
  /**
   * Position of the customer's message it answers. Unsaid when a person of the shop has written since (`answered`), or
   * another automatic text has answered it already (`spoken`).
   */
  answers?: number;
  /** How many automatic texts may stand since then, with this one; 1 when not said. */
  atMost?: number;
  /** Said only while the conversation is in one of these; else `held`. */
  onlyWhile?: readonly ConversationStatus[];
  /** Said into a conversation that is over, too, which stays over. */
  alsoClosed?: boolean;
}

/** Why nothing was said. */
export type Unsaid = 'answered' | 'spoken' | 'held' | 'closed' | AutomaticObstacle;

/** `again`: it had been said before, by an earlier try. */
export type AutomaticallySaid =
  | { said: true; id: string; sequence: number; position: number; createdAt: string; again: boolean }
  | { said: false; why: Unsaid };

/**
 * The one way by which the shop's machines write to customers. All is decided under the conversation's lock, which
 * every message of a person takes as well: so whether somebody has answered is settled when it is said, on any node.
 */
export class SayAutomatically {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: {
      conversations: ConversationStore;
      messages: MessageReads;
      attachments: AttachmentStore;
    },
    private readonly reach: Reach,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal conversation-not-found, text-empty, invalid-payload */
  async execute(command: SayAutomaticallyCommand): Promise<AutomaticallySaid> {
    const { content, clientMessageId } = command;
    if (content.kind === 'text' && content.text.trim() === '')
      throw new Refusal('text-empty', 'The message has no text.');
    checkStorable(content);
    const { conversations, messages } = this.stores;
    return this.unitOfWork.run(async () => {
      const before = await conversations.lock(command.conversationId);
      const earlier = await messages.byClientId(before.id, clientMessageId);
      if (earlier) return said(earlier.entry, true);
      const why = (await this.obstacle(command, before)) ?? (await this.reach.automatic(command));
      if (why) return { said: false, why };
      const { speaker, by } = command;
      const actor = { kind: 'system' as const, name: by, speaker };
      const moment = { actor, now: this.clock.now(), newId };
      const id = newId();
      const bound = isAttachment(content)
        ? await this.stores.attachments.bind(actor, content, {
            ...{ messageId: id, conversationId: before.id, copyId: newId(), at: moment.now },
          })
        : content;
      const message = { id, clientMessageId, content: bound };
      const step = append(before, message, moment);
      await conversations.save(before, [step]);
      const [entry] = step.entries;
      return said({ ...entry!, createdAt: moment.now.toISOString() }, false);
    });
  }

  private async obstacle(command: SayAutomaticallyCommand, now: Conversation): Promise<Unsaid | null> {
    const { answers, onlyWhile, alsoClosed, atMost = 1 } = command;
    if (now.mergedIntoId !== null || (!isOpen(now) && !alsoClosed)) return 'closed';
    if (onlyWhile && !onlyWhile.includes(now.status)) return 'held';
    if (answers === undefined) return null;
    const since = await this.stores.messages.spokenAfter(now.id, answers);
    if (since.agent) return 'answered';
    return since.automatic >= atMost ? 'spoken' : null;
  }
}

function said(
  entry: { id: string; sequence?: number | null; position: number; createdAt: string },
  again: boolean,
): AutomaticallySaid {
  const { id, sequence, position, createdAt } = entry;
  return { said: true, id, sequence: sequence!, position, createdAt, again };
}
