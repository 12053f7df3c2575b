import { type Content, type Quote } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor, type AgentActor } from '@yingda/events';
import { currentRequest, newId, noWatch, type Clock, type UnitOfWork, type Watch } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { checkSendable, excerptOf, isAttachment, writtenWords } from '../domain/content';
import type { Conversation } from '../domain/conversation';
import { admit, append, authorKindOf, type NewMessage } from '../domain/messages';
import { authorOf, type Step } from '../domain/step';
import type { Appendix } from '../storage/append-messages';
import type { AttachmentStore } from '../storage/attachment-store';
import type { Committer } from '../storage/committer';
import type { ConversationStore } from '../storage/conversation-store';
import type { MessageReads } from '../storage/message-reads';
import type { Reach, Wording } from '../ports';
import { refusingOvertaken, type Reopening } from './reopen-conversation';

export interface SendMessageCommand {
  conversationId: string;
  /** Made by the client, the same for every retry. */
  clientMessageId: string;
  /** Checked by the class of its kind. */
  content: Content;
  replyTo?: string;
  /** Agents: the identity of the customer it goes to. */
  identityId?: string;
  /** Agents: the canned response the text was begun with. */
  cannedResponseId?: string;
}

/** The same for the first send and for every retry of it. */
export interface Sent {
  id: string;
  sequence: number;
  createdAt: string;
}

/** Storage that sending needs. */
export interface SendStorage {
  committer: Committer;
  conversations: ConversationStore;
  messages: MessageReads;
  attachments: AttachmentStore;
}

/**
 * Stores a message exactly once and answers after the commit. The plain case is one statement, shared with other
 * messages of the moment; what its guard leaves out, and files, go one by one under the conversation's lock, where
 * the conversation is reopened or the sender is told why not.
 */
export class SendMessage {
  private readonly watch: Watch;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: SendStorage,
    private readonly reopening: Reopening,
    private readonly clock: Clock,
    private readonly around: { reach: Reach; wording: Wording; watch?: Watch },
  ) {
    this.watch = around.watch ?? noWatch;
  }

  async execute(actor: Actor, command: SendMessageCommand): Promise<Sent> {
    checkSendable(command.content, actor.kind === 'agent' ? 'agent' : 'others');
    if (actor.kind === 'agent' && (actor.permissions['conversation.serve'] ?? 'none') === 'none')
      throw new Refusal('not-permitted', 'You may not write into this conversation.');
    const quote = command.replyTo ? await this.quote(actor, command, command.replyTo) : undefined;
    if (actor.kind === 'agent') await this.allowed(actor, command, quote);
    const sent = await this.append(actor, command, quote);
    this.tellUse(actor, command, sent);
    return sent;
  }

  private async append(actor: Actor, command: SendMessageCommand, quote?: Quote): Promise<Sent> {
    if (!isAttachment(command.content)) {
      const appended = await this.storage.committer.append(this.appendix(actor, command, quote));
      if (appended?.event === null) this.watch.repeated(authorKindOf(actor));
      if (appended)
        return { id: appended.id, sequence: appended.sequence, createdAt: appended.createdAt.toISOString() };
    }
    return refusingOvertaken(() => this.unitOfWork.run(() => this.underLock(actor, command, quote)));
  }

  // What was stored before is answered as before, also when nothing more could be sent now.
  private async allowed(
    actor: AgentActor,
    command: SendMessageCommand,
    replyTo: Quote | undefined,
  ): Promise<void> {
    const { conversationId, clientMessageId, content, identityId } = command;
    try {
      await this.around.wording.check(actor, writtenWords(content));
      await this.around.reach.check({ conversationId, content, replyTo, identityId });
    } catch (error) {
      if (!(await this.storage.messages.byClientId(conversationId, clientMessageId))) throw error;
    }
  }

  private tellUse(actor: Actor, { cannedResponseId, content }: SendMessageCommand, sent: Sent): void {
    if (cannedResponseId === undefined || actor.kind !== 'agent' || content.kind !== 'text') return;
    this.around.wording.used({
      ...{ cannedResponseId, messageId: sent.id, agentId: actor.agentId },
      ...{ text: content.text, at: sent.createdAt },
    });
  }

  private async quote(actor: Actor, command: SendMessageCommand, messageId: string): Promise<Quote> {
    const { conversationId } = command;
    const quote = await this.storage.messages.quote(conversationId, messageId, actor.kind === 'customer');
    if (!quote) throw new Refusal('message-not-found', 'There is no such message in this conversation.');
    return quote;
  }

  private appendix(actor: Actor, command: SendMessageCommand, quote: Quote | undefined): Appendix {
    const createdAt = this.clock.now();
    const author = authorOf(actor);
    return {
      conversationId: command.conversationId,
      authorKind: authorKindOf(actor),
      authorId: author.id ?? null,
      identityId: actor.kind === 'customer' ? actor.identityId : (chosenBy(actor, command) ?? null),
      excerpt: excerptOf(command.content),
      createdAt,
      entry: {
        id: newId(),
        conversationId: command.conversationId,
        entry: 'message',
        author,
        content: command.content,
        createdAt: createdAt.toISOString(),
        clientMessageId: command.clientMessageId,
        ...(quote ? { replyTo: quote } : {}),
        ...chosen(actor, command),
      },
      by: refOf(actor),
      eventId: newId(),
      requestId: currentRequest() ?? null,
    };
  }

  private async underLock(actor: Actor, command: SendMessageCommand, quote?: Quote): Promise<Sent> {
    const { conversations, messages } = this.storage;
    const before = await conversations.lock(command.conversationId);
    const earlier = await messages.byClientId(before.id, command.clientMessageId);
    if (earlier) {
      const sent = sentBefore(actor, before, earlier);
      this.watch.repeated(authorKindOf(actor));
      return sent;
    }
    const moment = { actor, now: this.clock.now(), newId };
    const admission = admit(actor, before, moment.now);
    if (admission.kind === 'refuse') throw admission.refusal;
    const steps: Step[] = admission.kind === 'reopen' ? await this.reopening.decide(before, moment) : [];
    const current = steps[steps.length - 1]?.conversation ?? before;
    const message = await this.resolved(actor, command, { id: newId(), conversationId: before.id });
    const around = { ...(quote ? { replyTo: quote } : {}), ...chosen(actor, command) };
    const appended = append(current, { ...message, ...around }, moment);
    await conversations.save(before, [...steps, appended]);
    const entry = appended.entries[0]!;
    return { id: entry.id, sequence: entry.sequence!, createdAt: entry.createdAt.toISOString() };
  }

  private async resolved(
    actor: Actor,
    command: SendMessageCommand,
    to: { id: string; conversationId: string },
  ): Promise<NewMessage> {
    const { content, clientMessageId } = command;
    const resolved = isAttachment(content)
      ? await this.storage.attachments.bind(actor, content, {
          messageId: to.id,
          conversationId: to.conversationId,
          copyId: newId(),
          at: this.clock.now(),
        })
      : content;
    return { id: to.id, clientMessageId, content: resolved };
  }
}

// A customer writes from where they are.
function chosenBy(actor: Actor, { identityId }: SendMessageCommand): string | undefined {
  return actor.kind === 'agent' ? identityId : undefined;
}

function chosen(actor: Actor, command: SendMessageCommand): { identityId?: string } {
  const identityId = chosenBy(actor, command);
  return identityId ? { identityId } : {};
}

function sentBefore(
  actor: Actor,
  conversation: Conversation,
  earlier: {
    entry: { id: string; sequence?: number | null; createdAt: string };
    authorKind: string;
    authorId: string | null;
  },
): Sent {
  // A conversation has one customer; signing in between the first try and this one gave them another id.
  const sender = actor.kind === 'customer' && ConversationAccess.mayRead(actor, conversation);
  const same =
    earlier.authorKind === authorKindOf(actor) &&
    (sender || earlier.authorId === (authorOf(actor).id ?? null));
  if (!same || earlier.entry.sequence == null)
    throw new Refusal('already-exists', 'This client message id was used for another message.');
  return { id: earlier.entry.id, sequence: earlier.entry.sequence, createdAt: earlier.entry.createdAt };
}
