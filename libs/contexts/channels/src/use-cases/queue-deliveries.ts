import { type StaffEntry } from '@yingda/contracts';
import type { DomainEvent } from '@yingda/events';
import { type Clock, newId, type UnitOfWork } from '@yingda/platform';
import type { Failure } from '../domain/delivery';
import type { ClosedWhy } from '../domain/windows';
import type { OptOuts } from '../ports';
import type { Delivery, StoredPiece } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { LaneTable } from '../storage/lanes';
import type { DeliveryNews } from './delivery-news';
import type { Outgoing, OutgoingMessage, Target } from './outgoing';
import type { WindowReader } from './window-reader';

/** What a channel with threads of its own adds to pieces: mails name what they answer. */
export interface Threads {
  tie(
    pieces: StoredPiece[],
    to: { entry: StaffEntry; target: Target; automatic: boolean },
  ): Promise<StoredPiece[]>;
}

/** Storage and others that queueing needs. */
export interface QueueParts {
  lanes: LaneTable;
  deliveries: DeliveryTable;
  windows: WindowReader;
  news: DeliveryNews;
  threads: Threads;
  optOuts: OptOuts | null;
}

/** What the shop says goes out: its pieces wait in their lane from the transaction on in which its event is handled. */
export class QueueDeliveries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outgoing: Outgoing,
    private readonly parts: QueueParts,
    private readonly wake: () => void,
  ) {}

  /** Once for each message, however often its event is handled. */
  async execute(event: DomainEvent<'message.sent'>): Promise<void> {
    for (const entry of event.payload.entries) if (isSaid(entry)) await this.queue(entry);
  }

  private async queue(entry: StaffEntry): Promise<void> {
    const target = await this.target(entry);
    if (!target) return;
    const content = await this.outgoing.current(entry.id);
    if (!content) return;
    const automatic = entry.author.kind !== 'agent';
    const message: OutgoingMessage = {
      conversationId: entry.conversationId,
      messageId: entry.id,
      content,
      ...(entry.replyTo ? { replyTo: entry.replyTo } : {}),
      ...(automatic ? {} : { agentName: entry.author.name }),
    };
    const converted = await this.outgoing.convert(message, target);
    const pieces = this.outgoing.piecesOf(message, converted);
    if (pieces.length === 0) return;
    const lane = {
      conversationId: entry.conversationId,
      identityId: target.identityId,
      inboxId: target.inbox.id,
    };
    const now = this.clock.now();
    await this.parts.lanes.wake(lane, now);
    // Beforehand and for all its pieces: half a message is worse than none.
    const how = await this.parts.windows.passage(target, wantOf(pieces, automatic));
    const failure = how.kind === 'closed' ? closedFailure(how.why) : null;
    const tied = await this.parts.threads.tie(pieces, { entry, target, automatic });
    const threaded = await this.withOptOut(tied, { entry, target, automatic });
    const rows = threaded.map((piece, index): Delivery => ({
      id: newId(),
      messageId: entry.id,
      pieceNo: index,
      place: entry.position,
      ...lane,
      recipient: target.address.externalId,
      automatic,
      piece,
      state: failure ? 'failed' : 'queued',
      windowOpenedAt: null,
      providerId: null,
      failureClass: failure?.class ?? null,
      failureCode: failure?.code ?? null,
      failureDetail: failure?.detail ?? null,
      tries: 0,
      retryAt: null,
      createdAt: now,
    }));
    if (!(await this.parts.deliveries.add(rows))) return;
    await this.parts.news.message({ messageId: entry.id, ...lane }, target.inbox.channel);
    await this.parts.news.window(target);
    this.unitOfWork.afterCommit(this.wake);
  }

  private async withOptOut(
    pieces: StoredPiece[],
    { entry, target, automatic }: { entry: StaffEntry; target: Target; automatic: boolean },
  ): Promise<StoredPiece[]> {
    if (!automatic || target.inbox.channel !== 'email') return pieces;
    const optOut = await this.parts.optOuts?.of({ messageId: entry.id, identityId: target.identityId });
    return optOut ? pieces.map((piece) => ({ ...piece, optOut })) : pieces;
  }

  // A choice that is nobody's any more (the identity went to another customer meanwhile) counts as none.
  private async target(entry: StaffEntry): Promise<Target | null> {
    const { conversationId, identityId, position } = entry;
    if (identityId) {
      const chosen = await this.outgoing.target(conversationId, { identityId }).catch(() => null);
      if (chosen) return chosen;
      if (await this.outgoing.isOnWeb(identityId)) return null;
    }
    return this.outgoing.target(conversationId, { before: position });
  }
}

// What customers see and did not say themselves; copies of a merge were sent where they were said, and what was written in
// a provider's own client went out by that.
function isSaid(entry: StaffEntry): boolean {
  return (
    entry.entry === 'message' &&
    entry.author.kind !== 'customer' &&
    entry.sequence != null &&
    !entry.copiedFromId &&
    !entry.author.elsewhere &&
    !entry.recalledAt
  );
}

/** What pieces need of the window; templates need none. */
export function wantOf(pieces: readonly StoredPiece[], automatic: boolean) {
  return {
    pieces: pieces.length,
    automatic,
    template: pieces.length > 0 && pieces.every(({ body }) => body.kind === 'template'),
  };
}

/** Why it was not even tried. */
export function closedFailure(why: ClosedWhy): Failure {
  switch (why) {
    case 'unreachable':
      return {
        class: 'recipient-unreachable',
        code: why,
        detail: 'The customer has left this channel or blocked it.',
      };
    case 'quota':
      return {
        class: 'quota-reached',
        code: why,
        detail:
          'No more messages may be sent until the customer writes again; the last one is kept for an agent.',
      };
    default:
      return {
        class: 'window-closed',
        code: why,
        detail: 'The time in which the customer could be answered is over.',
      };
  }
}
