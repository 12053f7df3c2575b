import { type Content } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import type { CustomerActor, SystemActor } from '@yingda/events';
import { type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { checkStorable } from '../domain/content';
import { isOpen, type Conversation } from '../domain/conversation';
import { answeredElsewhere } from '../domain/elsewhere';
import { append, type NewMessage } from '../domain/messages';
import { keptApart, open, unopened } from '../domain/opening';
import type { Moment, Step } from '../domain/step';
import { reopenUntil } from '../domain/views';
import type { BotDuty } from '../ports';
import type { Attachment, AttachmentStore } from '../storage/attachment-store';
import type { ConversationStore } from '../storage/conversation-store';
import type { MessageReads } from '../storage/message-reads';
import { refusingOvertaken, type Reopening } from './reopen-conversation';

/** A file of such a message, whose bytes come later. */
export interface ComingFile {
  attachmentId: string;
  kind: Attachment['kind'];
  name: string;
  durationMs?: number;
}

/** What a customer wrote somewhere else, in one go. */
export interface ReceiveMessagesCommand {
  inbox: { id: string; channel: Channel; teamId: string };
  parts: { clientMessageId: string; content: Content; files: ComingFile[] }[];
  /** Where it belongs, when something in it says so. */
  conversationId?: string;
  /** Enters it while it is open, though it is another customer's: its channel has let the sender in. */
  joins?: boolean;
  /** Why its channel keeps it out of the conversation it names; said to staff where it opens one. */
  apart?: string;
  replyToMessageId?: string;
  /** Written by a machine in answer to something: brings back nothing that has ended. */
  automatic?: boolean;
  /** The shop said it, in the provider's own client: it is shown, reopens nothing and is not sent. */
  byShop?: boolean;
  subject?: string;
  source?: string;
}

/** Storage that receiving needs. */
export interface ReceiveStorage {
  conversations: ConversationStore;
  messages: MessageReads;
  attachments: AttachmentStore;
}

const CHANNEL: SystemActor = { kind: 'system', name: 'channel' };

/**
 * A customer's message from a provider, all parts of it in one transaction: into the conversation it answers, else into
 * the one this customer has open (whichever of their accounts that is), else into the last one of this account while it
 * can be reopened, else into a new one. A provider's customer never hears "the conversation is over". What the shop
 * answered at the provider goes the same way, but that it brings back nothing: it goes into the last one as that stands.
 */
export class ReceiveMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: ReceiveStorage,
    private readonly reopening: Reopening,
    private readonly clock: Clock,
    private readonly bots: BotDuty,
  ) {}

  async execute(
    actor: CustomerActor,
    command: ReceiveMessagesCommand,
  ): Promise<{ conversationId: string; messageIds: string[] }> {
    checkStorable(command.parts.map((part) => part.content));
    return refusingOvertaken(() =>
      this.unitOfWork.run(async () => {
        const moment = { actor, now: this.clock.now(), newId };
        const goesOn = await this.goesOn(actor, command, moment.now);
        if (command.automatic && command.conversationId && (!goesOn || !isOpen(goesOn)))
          return { conversationId: command.conversationId, messageIds: [] };
        return goesOn
          ? this.into(await this.storage.conversations.lock(goesOn.id), command, moment)
          : this.begin(actor, command, moment);
      }),
    );
  }

  private async goesOn(
    actor: CustomerActor,
    { inbox, conversationId, joins, byShop }: ReceiveMessagesCommand,
    now: Date,
  ): Promise<Conversation | null> {
    const { conversations } = this.storage;
    const last = () => conversations.findLast(actor.identityId, actor.customerId, inbox.id);
    if (byShop) {
      const found = (await conversations.findOpenAnywhere(actor, inbox.id)) ?? (await last());
      return found && this.current(found.id);
    }
    const takes = (one: Conversation | null) =>
      one && one.customerId === actor.customerId && (isOpen(one) || reopenUntil(one, now)) ? one : null;
    const found = conversationId ? await this.current(conversationId) : null;
    const named = found && joins && isOpen(found) ? found : takes(found);
    if (named && isOpen(named)) return named;
    return (await conversations.findOpenAnywhere(actor, inbox.id)) ?? named ?? takes(await last());
  }

  // A merged conversation goes on in the one it was merged into.
  private async current(id: string): Promise<Conversation | null> {
    const found = await this.storage.conversations.find(id);
    return found?.mergedIntoId ? this.current(found.mergedIntoId) : found;
  }

  private async begin(
    actor: CustomerActor,
    command: ReceiveMessagesCommand,
    moment: Moment,
  ): Promise<{ conversationId: string; messageIds: string[] }> {
    const { conversations } = this.storage;
    const { inbox, subject, source, apart, automatic, byShop } = command;
    const opening = {
      conversationId: newId(),
      inboxId: inbox.id,
      channel: inbox.channel,
      teamId: inbox.teamId,
      customerId: actor.customerId,
      identityId: actor.identityId,
      subject: subject ?? null,
    };
    const blank = { ...unopened(opening, moment.now), number: await conversations.nextNumber() };
    // A machine's letter and what the shop itself said get no machine's answer.
    const withBot = !automatic && !byShop && (await this.bots.takes(inbox.id));
    const steps = open(blank, { withBot, ...(source ? { source } : {}) }, moment);
    const opened = apart ? [...steps, keptApart(steps.at(-1)!.conversation, apart, moment)] : steps;
    if (await conversations.insert(opened)) {
      return this.into(await conversations.lock(blank.id), command, moment);
    }
    // Their other message opened one at the same moment; it is committed by now, as our insert waited for it.
    const quicker = await conversations.findOpen(actor, inbox.id);
    if (!quicker)
      throw new Refusal('temporarily-unavailable', 'The conversation could not be opened; try again.');
    return this.into(await conversations.lock(quicker.id), command, moment);
  }

  private async into(
    before: Conversation,
    command: ReceiveMessagesCommand,
    moment: Moment,
  ): Promise<{ conversationId: string; messageIds: string[] }> {
    const { conversations, messages } = this.storage;
    const { byShop, inbox } = command;
    const steps: Step[] = isOpen(before) || byShop ? [] : await this.reopening.decide(before, moment);
    const saidBy = {
      moment: byShop ? { ...moment, actor: CHANNEL } : moment,
      identityId: identityOf(moment),
    };
    const messageIds: string[] = [];
    const files: Attachment[] = [];
    for (const part of command.parts) {
      const earlier = await messages.byClientId(before.id, part.clientMessageId);
      messageIds.push(earlier?.entry.id ?? newId());
      if (earlier) continue;
      const message: NewMessage = {
        id: messageIds.at(-1)!,
        clientMessageId: part.clientMessageId,
        content: part.content,
        ...(await this.quoted(before.id, command.replyToMessageId)),
      };
      const current = steps.at(-1)?.conversation ?? before;
      steps.push(
        byShop
          ? answeredElsewhere(current, message, { channel: inbox.channel, ...saidBy })
          : append(current, message, moment),
      );
      files.push(...part.files.map((file) => announced(file, message.id, { before, moment: saidBy.moment })));
    }
    await conversations.save(before, steps);
    for (const file of files) await this.storage.attachments.announce(file, moment.now);
    return { conversationId: before.id, messageIds };
  }

  // What is answered may be another conversation's, or gone: then it is said without the quote.
  private async quoted(
    conversationId: string,
    messageId: string | undefined,
  ): Promise<Pick<NewMessage, 'replyTo'>> {
    const replyTo = messageId ? await this.storage.messages.quote(conversationId, messageId, true) : null;
    return replyTo ? { replyTo } : {};
  }
}

function identityOf({ actor }: Moment): string | undefined {
  return actor.kind === 'customer' ? actor.identityId : undefined;
}

function announced(
  file: ComingFile,
  messageId: string,
  { before, moment }: { before: Conversation; moment: Moment },
): Attachment {
  return {
    id: file.attachmentId,
    uploaderKind: moment.actor.kind === 'customer' ? 'customer' : 'system',
    uploaderId: moment.actor.kind === 'customer' ? moment.actor.customerId : null,
    kind: file.kind,
    name: file.name,
    contentType: 'application/octet-stream',
    bytes: 0,
    width: null,
    height: null,
    durationMs: file.durationMs === undefined ? null : Math.max(0, Math.round(file.durationMs)),
    storageKey: `attachments/${file.attachmentId}`,
    previewKey: null,
    previewType: null,
    conversationId: before.id,
    messageId,
  };
}
