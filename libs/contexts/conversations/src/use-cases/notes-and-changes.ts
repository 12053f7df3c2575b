import { type Content, type StaffEntry } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type Clock, type UnitOfWork } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { checkSendable, checkStorable, excerptOf } from '../domain/content';
import { authorKindOf, checkChangeable, RECALLED, RECALLED_EXCERPT } from '../domain/messages';
import { addNote } from '../domain/notes';
import { authorOf } from '../domain/step';
import type { ConversationStore } from '../storage/conversation-store';
import type { EntryChanges } from '../storage/entry-changes';
import type { MessageReads, StoredEntry } from '../storage/message-reads';

export interface AddNoteCommand {
  conversationId: string;
  clientMessageId: string;
  text: string;
  /** Agents named with @. */
  mentions?: string[];
}

/** A note among staff; also into a closed conversation. Answered like a message, without sequence. */
export class AddNote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationStore,
    private readonly messages: MessageReads,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    command: AddNoteCommand,
  ): Promise<{ id: string; sequence: null; createdAt: string }> {
    if (command.text.trim() === '') throw new Refusal('text-empty', 'The note has no text.');
    checkStorable(command.text);
    return this.unitOfWork.run(async () => {
      const conversation = await this.conversations.lock(command.conversationId);
      ConversationAccess.demand(ConversationAccess.mayNote(actor, conversation), actor, 'write notes in');
      const earlier = await this.messages.byClientId(conversation.id, command.clientMessageId);
      if (earlier) return notedBefore(actor, earlier);
      const moment = { actor, now: this.clock.now(), newId };
      const note = {
        clientMessageId: command.clientMessageId,
        text: command.text,
        mentions: command.mentions ?? [],
      };
      const noted = addNote(conversation, note, moment);
      await this.conversations.save(conversation, [noted]);
      return { id: noted.entries[0]!.id, sequence: null, createdAt: moment.now.toISOString() };
    });
  }
}

/** The sender corrects a text within two minutes. */
export class EditMessage {
  constructor(private readonly changer: MessageChanger) {}

  async execute(actor: Actor, command: { messageId: string; content: Content }): Promise<StaffEntry> {
    checkSendable(command.content);
    return this.changer.change(actor, command.messageId, (entry) => {
      if (entry.content.kind !== 'text' || command.content.kind !== 'text')
        throw new Refusal(
          'unsupported-content-kind',
          'Only texts can be edited; recall the message instead.',
        );
      return { how: 'edited', content: command.content };
    });
  }
}

/** The sender takes a message back within two minutes; its place stays, its content goes. */
export class RecallMessage {
  constructor(private readonly changer: MessageChanger) {}

  async execute(actor: Actor, command: { messageId: string }): Promise<StaffEntry> {
    return this.changer.change(actor, command.messageId, () => ({ how: 'recalled', content: RECALLED }));
  }
}

/** What editing and recalling have in common. */
export class MessageChanger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationStore,
    private readonly messages: MessageReads,
    private readonly entries: EntryChanges,
    private readonly clock: Clock,
  ) {}

  async change(
    actor: Actor,
    messageId: string,
    decide: (entry: StaffEntry) => { how: 'edited' | 'recalled'; content: Content },
  ): Promise<StaffEntry> {
    return this.unitOfWork.run(async () => {
      const conversationId = (await this.find(messageId)).entry.conversationId;
      // Entries change only under their conversation's lock: read again what may have changed before it was ours.
      const conversation = await this.conversations.lock(conversationId);
      const stored = await this.find(messageId);
      if (!ConversationAccess.mayRead(actor, conversation) && !sentBy(actor, stored))
        throw new Refusal('message-not-found', 'There is no such message.');
      const now = this.clock.now();
      const { how, content } = decide(stored.entry);
      const { createdAt, recalledAt } = stored.entry;
      // A retry of a recall that went through.
      if (how === 'recalled' && recalledAt && sentBy(actor, stored)) return stored.entry;
      checkChangeable(
        actor,
        {
          entry: stored.kind,
          authorKind: stored.authorKind,
          authorId: stored.authorId,
          content: stored.entry.content,
          createdAt: new Date(createdAt),
          recalledAt: recalledAt ? new Date(recalledAt) : null,
        },
        now,
      );
      const last = await this.messages.isLastMessage(conversationId, stored.entry.position);
      const change = {
        entry: stored.entry,
        how,
        content,
        ...(last ? { lastExcerpt: how === 'recalled' ? RECALLED_EXCERPT : excerptOf(content) } : {}),
      };
      await this.entries.apply(conversation, change, { actor, now, newId });
      return (await this.find(messageId)).entry;
    });
  }

  private async find(messageId: string): Promise<StoredEntry> {
    const found = await this.messages.byId(messageId);
    if (!found) throw new Refusal('message-not-found', 'There is no such message.');
    return found;
  }
}

function sentBy(actor: Actor, stored: StoredEntry): boolean {
  return stored.authorKind === authorKindOf(actor) && stored.authorId === (authorOf(actor).id ?? null);
}

function notedBefore(actor: Actor, earlier: StoredEntry): { id: string; sequence: null; createdAt: string } {
  if (!sentBy(actor, earlier) || earlier.kind !== 'note')
    throw new Refusal('already-exists', 'This client message id was used for another message.');
  return { id: earlier.entry.id, sequence: null, createdAt: earlier.entry.createdAt };
}
