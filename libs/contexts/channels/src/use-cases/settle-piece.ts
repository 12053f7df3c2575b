import type { FailureClass } from '../adapters/adapter';
import type { Channel } from '@yingda/contracts/names';
import { type Failure, forward, type Next } from '../domain/delivery';
import { corrected, givenBack } from '../domain/windows';
import type { Delivery } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { LaneTable } from '../storage/lanes';
import type { OrphanReceipts } from '../storage/orphan-receipts';
import type { WindowTable } from '../storage/windows';
import type { DeliveryNews } from './delivery-news';
import type { Target } from './outgoing';

/** Storage and others that settling needs. */
export interface SettleParts {
  lanes: LaneTable;
  deliveries: DeliveryTable;
  windows: WindowTable;
  orphans: OrphanReceipts;
  news: DeliveryNews;
}

/** A provider that wants nothing more is left alone until somebody changes the account's settings. */
const UNTIL_CHANGED = new Date('9999-01-01T00:00:00Z');

type Settled = Exclude<Next, { kind: 'refreshed' }>;

/** These say something of the window itself. */
const OF_THE_WINDOW: readonly FailureClass[] = ['window-closed', 'quota-reached', 'recipient-unreachable'];

/** Writes down what became of a piece, with all that follows: the window, the rest of the message, the account. */
export class SettlePiece {
  constructor(private readonly parts: SettleParts) {}

  /** Under the lane's lock. */
  async execute(piece: Delivery, next: Settled, at: { now: Date; target: Target }): Promise<void> {
    const { now, target } = at;
    switch (next.kind) {
      case 'done':
        await this.done(piece, next, now);
        break;
      case 'again':
        await this.again(piece, next, now);
        await this.giveBack(piece, target);
        break;
      case 'unknown':
        await this.parts.deliveries.change(piece.id, { state: 'unknown', at: now, failure: next.failure });
        await this.correct(target, next.failure.class, now);
        break;
      case 'failed':
        if (next.disables) await this.parts.lanes.pause(piece.inboxId, now, UNTIL_CHANGED);
        await this.fail(piece, next.failure, at);
        return;
    }
    await this.parts.news.message(piece, target.inbox.channel);
  }

  /**
   * Finally: the rest of the message goes nowhere either, as nobody can read an end without its middle. `unasked`: by our
   * own count; the provider said nothing from which to learn of the window.
   */
  async fail(
    piece: Delivery,
    failure: Failure,
    { now, target, unasked }: { now: Date; target: Target; unasked?: boolean },
  ): Promise<void> {
    const { deliveries, news } = this.parts;
    await deliveries.change(piece.id, { state: 'failed', at: now, failure });
    const rest: Failure = {
      class: failure.class,
      code: 'earlier-piece',
      detail: 'An earlier part of the message was not sent.',
    };
    for (const other of await deliveries.ofMessage(piece.messageId))
      if (other.pieceNo > piece.pieceNo && other.state === 'queued' && !other.changeOf)
        await deliveries.change(other.id, { state: 'failed', at: now, failure: rest });
    if (!unasked && OF_THE_WINDOW.includes(failure.class)) await this.correct(target, failure.class, now);
    else await this.giveBack(piece, target);
    await news.message(piece, target.inbox.channel);
  }

  /** A report of the provider; gives why when it says that it failed. */
  async report(
    piece: Delivery,
    receipt: { state: 'sent' | 'delivered' | 'read' | 'failed'; failure?: Failure; at: Date },
    channel: Channel,
  ): Promise<Failure | null> {
    const state = forward(piece.state, receipt.state);
    if (state === null) return null;
    const failure = state === 'failed' ? (receipt.failure ?? UNNAMED) : null;
    await this.parts.deliveries.change(piece.id, { state, at: receipt.at, failure });
    await this.parts.news.message(piece, channel);
    return failure;
  }

  private async done(piece: Delivery, next: Extract<Settled, { kind: 'done' }>, now: Date): Promise<void> {
    const { deliveries, orphans } = this.parts;
    const providerId = next.providerId ?? undefined;
    await deliveries.change(piece.id, { state: next.state, at: now, failure: null, providerId });
    if (!providerId) return;
    let state = next.state as Delivery['state'];
    for (const early of await orphans.take(piece.inboxId, providerId)) {
      const to = forward(state, early.state);
      if (to === null) continue;
      state = to;
      const failure = to === 'failed' ? (early.failure ?? UNNAMED) : null;
      await deliveries.change(piece.id, { state, at: early.at, failure });
    }
  }

  private async again(piece: Delivery, next: Extract<Settled, { kind: 'again' }>, now: Date): Promise<void> {
    const { deliveries, lanes } = this.parts;
    const retryAt = new Date(now.getTime() + next.afterMs);
    await deliveries.change(piece.id, {
      state: 'queued',
      at: now,
      failure: next.failure,
      retryAt,
      windowOpenedAt: null,
    });
    if (next.pauses) await lanes.pause(piece.inboxId, now, retryAt);
  }

  private async giveBack(piece: Delivery, target: Target): Promise<void> {
    if (piece.windowOpenedAt === null) return;
    const { windows, news } = this.parts;
    const window = await windows.lock(target.identityId, target.inbox.id);
    const after = givenBack(window, target.can.windows, piece.windowOpenedAt);
    if (after === window) return;
    await windows.save(target.identityId, target.inbox.id, { ...window, ...after });
    await news.window(target);
  }

  private async correct(target: Target, by: FailureClass, now: Date): Promise<void> {
    const { windows, news } = this.parts;
    const window = await windows.lock(target.identityId, target.inbox.id);
    const after = corrected(window, by, now);
    if (after === window) return;
    await windows.save(target.identityId, target.inbox.id, { ...window, ...after });
    await news.window(target);
  }
}

const UNNAMED: Failure = {
  class: 'bad-content',
  code: 'failed',
  detail: 'The provider says that it failed.',
};
