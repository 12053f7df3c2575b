import { type Content, type Quote } from '@yingda/contracts';
import { LIMITS, Refusal, type AuthorKind } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from './access';
import { excerptOf } from './content';
import { isOpen, type Conversation } from './conversation';
import { authorOf, step, type Moment, type Step } from './step';
import { reopenUntil } from './views';

/** A message to be appended; `id` is already made. */
export interface NewMessage {
  id: string;
  clientMessageId: string;
  content: Content;
  replyTo?: Quote;
  /** Of the shop's: the customer's identity it goes to, where one was chosen. */
  identityId?: string;
}

/** What the rule says to a message: take it, take it after reopening, or refuse. */
export type Admission = { kind: 'append' } | { kind: 'reopen' } | { kind: 'refuse'; refusal: Refusal };

/**
 * May this sender's message enter, as the conversation stands? `storage/append-sql.ts` holds the `append` part as the
 * guard of its statement; a database spec proves with random cases that both agree.
 */
export function admit(actor: Actor, conversation: Conversation, now: Date): Admission {
  const refuse = (refusal: Refusal): Admission => ({ kind: 'refuse', refusal });
  if (!ConversationAccess.mayRead(actor, conversation))
    return refuse(
      actor.kind === 'customer'
        ? new Refusal('not-a-participant', 'This conversation is not yours.')
        : new Refusal('not-permitted', 'You may not write into this conversation.'),
    );
  if (conversation.mergedIntoId !== null)
    return refuse(
      new Refusal('conversation-merged', 'This conversation was merged into another; write there.', {
        intoConversationId: conversation.mergedIntoId,
      }),
    );
  if (!isOpen(conversation)) {
    if (actor.kind !== 'customer')
      return refuse(new Refusal('conversation-closed', 'This conversation is closed; reopen it first.'));
    return reopenUntil(conversation, now)
      ? { kind: 'reopen' }
      : refuse(new Refusal('conversation-closed', 'This conversation is over; open the next one.'));
  }
  if (!ConversationAccess.mayReply(actor, conversation) && actor.kind !== 'customer')
    return refuse(
      new Refusal('not-permitted', 'Only who has this conversation may write; take it over first.', {
        ...(conversation.agentId ? { agentId: conversation.agentId } : {}),
      }),
    );
  return { kind: 'append' };
}

/** Appends what `admit` lets in. Only a person of the shop counts as a response, never a bot or a system. */
export function append(
  conversation: Conversation,
  message: NewMessage,
  moment: Moment,
): Step<'message.sent'> {
  const { actor, now } = moment;
  const kind = authorKindOf(actor);
  const firstResponse = kind === 'agent' && conversation.firstResponseAt === null;
  const author = authorOf(actor);
  const set: Partial<Conversation> = {
    lastMessageAuthorKind: kind,
    lastMessageAuthorId: kind === 'customer' ? null : (author.id ?? null),
    lastMessageAuthorName: kind === 'customer' ? null : author.name,
    lastMessageExcerpt: excerptOf(message.content),
    lastMessageAt: now,
    ...waiting(conversation, kind, now),
  };
  if (kind === 'agent')
    Object.assign(set, {
      status: 'active',
      acceptedAt: conversation.acceptedAt ?? now,
      ...(firstResponse ? { firstResponseAt: now, firstResponseId: message.id } : {}),
    });
  if (kind === 'customer') Object.assign(set, { unread: conversation.unread + 1 });
  return step(conversation, 'message.sent', {
    set,
    entries: [
      {
        id: message.id,
        entry: 'message',
        author,
        content: message.content,
        createdAt: now,
        clientMessageId: message.clientMessageId,
        ...(message.replyTo ? { replyTo: message.replyTo } : {}),
        ...identityOf(actor, message),
        shown: true,
      },
    ],
    extra: { firstResponse },
    moment,
  });
}

/** Where it comes from, or the identity it goes to when the agent chose one. */
function identityOf(actor: Actor, { identityId }: NewMessage): { identityId?: string } {
  if (actor.kind === 'customer') return { identityId: actor.identityId };
  return identityId ? { identityId } : {};
}

/** Who is waited for after a message, and since when: unchanged while the same side goes on writing. */
function waiting(
  conversation: Conversation,
  kind: AuthorKind,
  now: Date,
): Pick<Conversation, 'waitingFor' | 'waitingSince'> {
  const turn = kind === 'customer' ? 'us' : kind === 'agent' ? 'customer' : conversation.waitingFor;
  return turn === conversation.waitingFor
    ? { waitingFor: conversation.waitingFor, waitingSince: conversation.waitingSince }
    : { waitingFor: turn, waitingSince: now };
}

export function authorKindOf(actor: Actor): AuthorKind {
  if (actor.kind === 'system') return actor.speaker?.kind ?? 'system';
  return actor.kind === 'api' ? 'system' : actor.kind;
}

/** A stored message as far as editing needs to know. */
export interface StoredMessage {
  entry: string;
  authorKind: AuthorKind;
  authorId: string | null;
  content: Content;
  createdAt: Date;
  recalledAt: Date | null;
  /** Written in a provider's own client: the channel speaks for whoever it was. */
  elsewhere: boolean;
}

/** May the actor edit or recall it now? Only its own sender, within two minutes; at a provider it has happened already. */
export function checkChangeable(actor: Actor, message: StoredMessage, now: Date): void {
  const there = actor.kind === 'system' && message.elsewhere;
  const own =
    message.entry === 'message' &&
    message.authorId !== null &&
    ((actor.kind === 'customer' &&
      message.authorKind === 'customer' &&
      message.authorId === actor.customerId) ||
      (actor.kind === 'agent' && message.authorKind === 'agent' && message.authorId === actor.agentId));
  if (!own && !there) throw new Refusal('not-permitted', 'Only its sender may change a message.');
  if (message.recalledAt !== null) throw new Refusal('message-recalled', 'This message was recalled.');
  if (!there && now.getTime() - message.createdAt.getTime() > LIMITS.editWindowMs)
    throw new Refusal('edit-window-over', 'A message can be changed within 2 minutes after it was sent.');
}

/** What is left of a recalled message. */
export const RECALLED: Content = { kind: 'text', text: '' };

/** What lists show of it; screens translate the word. */
export const RECALLED_EXCERPT = '[recalled]';
