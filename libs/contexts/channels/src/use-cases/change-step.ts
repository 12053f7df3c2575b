import type { Log } from '@yingda/platform';
import type { AdapterContext, ChannelAdapter, SendOutcome, SentChange } from '../adapters/adapter';
import { hideSecrets } from '../adapters/hide-secrets';
import { failed } from '../adapters/outcomes';
import type { Failure } from '../domain/delivery';
import { ProviderUnreachable } from '../domain/provider-error';
import { waits } from '../domain/changing';
import type { Delivery } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { DeliveryNews } from './delivery-news';
import type { Target } from './outgoing';

/** Edits and recalls of what was sent, as steps of a lane. */
export class ChangeStep {
  constructor(
    private readonly deliveries: DeliveryTable,
    private readonly news: DeliveryNews,
  ) {}

  /**
   * Under the lane's lock, before the provider is called: true when that is not needed (any more). A piece that was on
   * its way when its message was changed, and came back, goes out changed or not at all.
   */
  async settledBefore(
    piece: Delivery,
    at: { waiting: readonly Delivery[]; now: Date; target: Target },
  ): Promise<boolean> {
    const settled = piece.changeOf
      ? await this.changeWithout(piece, at.now)
      : await this.pieceWithout(piece, at);
    if (settled) await this.news.message(piece, at.target.inbox.channel);
    return settled;
  }

  /** One call, an outcome and never an exception. */
  async call(
    step: Delivery,
    target: Target,
    { context, log }: { context: AdapterContext; log: Log },
  ): Promise<SendOutcome> {
    const { adapter } = target;
    const sent = await this.deliveries.find(step.changeOf!);
    const outcome = await changed(adapter, changeOf(step, sent), context);
    if (!outcome.ok && outcome.code === 'adapter-error')
      log.error({ channel: adapter.channel, step: step.id, reason: outcome.detail }, 'An adapter failed');
    // What is found by its id is the message, not a change of it.
    return outcome.ok ? { ...outcome, providerId: null } : outcome;
  }

  /** What never went out needs no change; what nobody can name cannot have one. */
  private async changeWithout(step: Delivery, now: Date): Promise<boolean> {
    const sent = await this.deliveries.find(step.changeOf!);
    if (!sent || sent.state === 'failed' || sent.state === 'withdrawn') {
      await this.deliveries.change(step.id, { state: 'sent', at: now, failure: null });
      return true;
    }
    const failure = await this.unchangeable(sent);
    if (failure) await this.deliveries.change(step.id, { state: 'failed', at: now, failure });
    return failure !== null;
  }

  private async unchangeable(sent: Delivery): Promise<Failure | null> {
    if (sent.providerId === null)
      return {
        class: 'unknown-outcome',
        code: 'no-id',
        detail: 'Maybe the customer has the message; the provider gave no id by which it could be changed.',
      };
    const known = await this.deliveries.byProviderIds(sent.inboxId, [sent.providerId]);
    if (known.every(({ messageId }) => messageId === sent.messageId)) return null;
    return {
      class: 'bad-content',
      code: 'sent-together',
      detail: 'It went out in one message with others, which would be changed as well.',
    };
  }

  private async pieceWithout(
    piece: Delivery,
    { waiting, now }: { waiting: readonly Delivery[]; now: Date },
  ): Promise<boolean> {
    if (!waits(piece)) return false;
    const change = waiting.findLast(({ changeOf }) => changeOf === piece.id);
    if (!change) return false;
    if (change.changeKind === 'recall')
      await this.deliveries.change(piece.id, { state: 'withdrawn', at: now, failure: null });
    else {
      await this.deliveries.reword(piece.id, { ...piece.piece, body: change.piece.body });
      for (const { id, changeOf } of waiting)
        if (changeOf === piece.id)
          await this.deliveries.change(id, { state: 'sent', at: now, failure: null });
    }
    return true;
  }
}

function changeOf(step: Delivery, sent: Delivery | null): SentChange {
  const { body } = step.piece;
  return {
    id: step.id.replaceAll('-', ''),
    pieceId: step.changeOf!.replaceAll('-', ''),
    providerId: sent?.providerId ?? '',
    to: step.recipient,
    text: step.changeKind === 'edit' && body.kind === 'text' ? body.text : null,
    order: { conversationId: step.conversationId, place: step.place, pieceNo: sent?.pieceNo ?? 0 },
  };
}

async function changed(
  adapter: ChannelAdapter,
  change: SentChange,
  context: AdapterContext,
): Promise<SendOutcome> {
  if (!adapter.change)
    return failed('bad-content', {
      code: 'no-changes',
      detail: 'This channel changes nothing that was sent.',
    });
  try {
    return await adapter.change(change, context);
  } catch (error) {
    // Asked for twice it is done once, so nobody needs to know whether it had arrived.
    if (error instanceof ProviderUnreachable)
      return failed('retry-later', { code: 'no-answer', detail: error.message });
    const words = error instanceof Error ? error.message : 'The adapter failed.';
    const detail = hideSecrets(words, { fields: adapter.fields, settings: context.settings });
    return failed('bad-content', { code: 'adapter-error', detail });
  }
}
