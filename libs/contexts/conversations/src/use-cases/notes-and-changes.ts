import { type Content, type StaffEntry } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type Clock, type UnitOfWork } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { checkSendable, excerptOf, writtenWords } from '../domain/content';
import type { Conversation } from '../domain/conversation';
import { checkChangeable, RECALLED, RECALLED_EXCERPT } from '../domain/messages';
import type { Moment } from '../domain/step';
import type { JustChanged, Reach, Wording } from '../ports';
import type { ConversationStore } from '../storage/conversation-store';
import type { EntryChanges } from '../storage/entry-changes';
import type { MessageReads, StoredEntry } from '../storage/message-reads';
import { sentBy } from './sent-by';

/** The sender corrects a text within two minutes. */
export class EditMessage {
  constructor(
    private readonly changer: MessageChanger,
    private readonly wording: Wording,
  ) {}

  async execute(actor: Actor, command: { messageId: string; content: Content }): Promise<StaffEntry> {
    checkSendable(command.content);
    if (actor.kind === 'agent') await this.wording.check(actor, writtenWords(command.content));
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
    private readonly reach: Reach,
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
          elsewhere: stored.entry.author.elsewhere !== undefined,
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
      const moment = { actor, now, newId };
      await this.entries.apply(conversation, change, moment);
      if (stored.authorKind === 'agent' && !stored.entry.author.elsewhere)
        await this.reach.changed(justChanged(stored.entry, { how, content }));
      await this.changeCopies(conversation, { of: stored, how, content }, moment);
      return (await this.find(messageId)).entry;
    });
  }

  // A merge has copied it: what its sender takes back must not stand there either. Two merges that meet this lock in
  // another order wait for each other at worst, and one of them is run again.
  private async changeCopies(
    merged: Conversation,
    change: { of: StoredEntry; how: 'edited' | 'recalled'; content: Content },
    moment: Moment,
  ): Promise<void> {
    for (let source = merged; source.mergedIntoId !== null;) {
      const target = await this.conversations.lock(source.mergedIntoId);
      const entry = await this.messages.copyOf(change.of, { from: source.id, in: target.id });
      if (entry) await this.entries.apply(target, { ...change, entry }, moment);
      source = target;
    }
  }

  private async find(messageId: string): Promise<StoredEntry> {
    const found = await this.messages.byId(messageId);
    if (!found) throw new Refusal('message-not-found', 'There is no such message.');
    return found;
  }
}

function justChanged(
  { id, conversationId, replyTo, author }: StaffEntry,
  { how, content }: { how: 'edited' | 'recalled'; content: Content },
): JustChanged {
  return {
    conversationId,
    messageId: id,
    kind: how === 'edited' ? 'edit' : 'recall',
    content,
    ...(replyTo ? { replyTo } : {}),
    agentName: author.name,
  };
}
