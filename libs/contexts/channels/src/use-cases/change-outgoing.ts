import { type Content, type Quote } from '@yingda/contracts';
import { type MessageChangeKind, Refusal, type UnchangeableWhy } from '@yingda/contracts/names';
import { type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { changing, waits } from '../domain/changing';
import type { People } from '../ports';
import type { Delivery } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { InboxTable } from '../storage/inboxes';
import type { LaneTable } from '../storage/lanes';
import { closed } from './check-outgoing';
import type { DeliveryNews } from './delivery-news';
import type { Outgoing, Target } from './outgoing';
import type { WindowReader } from './window-reader';

/** A message that its sender has just corrected or taken back. */
export interface ChangedMessage {
  conversationId: string;
  messageId: string;
  kind: MessageChangeKind;
  /** As it stands now. */
  content: Content;
  replyTo?: Quote;
  agentName?: string;
}

/** Storage and others that changing needs. */
export interface ChangeParts {
  inboxes: InboxTable;
  lanes: LaneTable;
  deliveries: DeliveryTable;
  outgoing: Outgoing;
  people: People;
  windows: WindowReader;
  news: DeliveryNews;
  wake: () => void;
}

/**
 * In the transaction that changes a message: what of it still waits goes out changed or not at all, and what went is a
 * step of its own for the provider. Which came first, the change or the sending, is decided by the lane's lock; a message
 * that is not queued yet is queued as it then stands (`Replies.current`).
 */
export class ChangeOutgoing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: ChangeParts,
  ) {}

  /** @throws Refusal sent-already, when the customer has it and the channel lets nobody change it */
  async execute(message: ChangedMessage): Promise<void> {
    const { deliveries, lanes, inboxes, people, outgoing, news } = this.parts;
    const [first] = await deliveries.ofMessage(message.messageId);
    // On the web customers see the change itself.
    if (!first || first.conversationId !== message.conversationId) return;
    await lanes.lock(first);
    const all = await deliveries.ofMessage(message.messageId);
    const pieces = all.filter(({ changeOf }) => !changeOf);
    const address = await people.address(first.identityId);
    const target = address && (await outgoing.reached(first.identityId, address));
    const inbox = await inboxes.byId(first.inboxId);
    if (!inbox) return;
    const known = pieces.map((piece) => ({ ...piece, body: piece.piece.body }));
    const how = changing(known, message.kind, target?.can ?? {});
    if (how.kind === 'refused') throw sentAlready(how.why, inbox.channel);
    // Sent together with another message, it has no place of its own at the customer.
    if (how.kind === 'went' && (await this.isShared(pieces))) throw sentAlready('cannot', inbox.channel);
    if (message.kind === 'recall') await this.withdraw(pieces);
    else if (how.kind !== 'went' && target) await this.reword(all, message, target);
    if (how.kind === 'went') await this.ask(all, message);
    await news.message(
      { messageId: message.messageId, conversationId: message.conversationId },
      inbox.channel,
    );
    if (target) await news.window(target);
  }

  private async isShared(pieces: readonly Delivery[]): Promise<boolean> {
    const ids = pieces.flatMap(({ providerId }) => (providerId === null ? [] : [providerId]));
    const known = await this.parts.deliveries.byProviderIds(pieces[0]!.inboxId, ids);
    return known.some(({ messageId }) => messageId !== pieces[0]!.messageId);
  }

  /** What has failed is never sent again, either. */
  private async withdraw(pieces: readonly Delivery[]): Promise<void> {
    const at = this.clock.now();
    for (const piece of pieces)
      if (piece.state === 'failed' || waits(piece))
        await this.parts.deliveries.change(piece.id, { state: 'withdrawn', at, failure: null });
  }

  // Its other words may be more or fewer pieces; what ties the first to its thread stays.
  private async reword(all: readonly Delivery[], message: ChangedMessage, target: Target): Promise<void> {
    const { outgoing, deliveries, windows } = this.parts;
    const pieces = all.filter(({ changeOf }) => !changeOf);
    const [first] = pieces as [Delivery];
    const made = outgoing.piecesOf(message, await outgoing.convert(message, target));
    const more = made.length - pieces.length;
    if (more > 0 && first.state === 'queued') {
      const how = await windows.passage(target, { pieces: more, automatic: first.automatic });
      if (how.kind === 'closed') throw await closed(how.why, { target, pieces: made.length, windows });
    }
    await deliveries.remove(all.map(({ id }) => id));
    await deliveries.add(
      made.map((piece, index): Delivery => ({
        ...first,
        id: pieces[index]?.id ?? newId(),
        pieceNo: index,
        piece: index === 0 ? { ...first.piece, ...piece } : piece,
      })),
    );
  }

  private async ask(all: readonly Delivery[], message: ChangedMessage): Promise<void> {
    const { deliveries, lanes } = this.parts;
    const from = Math.max(...all.map(({ pieceNo }) => pieceNo)) + 1;
    const gone = all.filter((piece) => !piece.changeOf && piece.state !== 'failed' && !waits(piece));
    const now = this.clock.now();
    const text = message.kind === 'edit' && message.content.kind === 'text' ? message.content.text : '';
    await deliveries.add(
      gone.map((piece, index): Delivery => ({
        ...piece,
        id: newId(),
        pieceNo: from + index,
        piece: { body: { kind: 'text', text } },
        state: 'queued',
        windowOpenedAt: null,
        providerId: null,
        failureClass: null,
        failureCode: null,
        failureDetail: null,
        tries: 0,
        retryAt: null,
        createdAt: now,
        changeOf: piece.id,
        changeKind: message.kind,
      })),
    );
    await lanes.wake(gone[0]!, now);
    this.unitOfWork.afterCommit(this.parts.wake);
  }
}

const SENTENCES: Record<UnchangeableWhy, string> = {
  cannot: 'The customer has it, and this channel lets nobody change what was sent.',
  'on-its-way': 'It is being sent at this moment, and this channel lets nobody change what was sent.',
  'maybe-sent': 'Maybe the customer has it; nobody knows, so it cannot be changed there.',
};

function sentAlready(why: UnchangeableWhy, channel: string): Refusal {
  return new Refusal('sent-already', SENTENCES[why], { why, channel });
}
