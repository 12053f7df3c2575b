import { type MessageDelivery } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Clock, UnitOfWork } from '@yingda/platform';
import type { DeliveryTable } from '../storage/deliveries';
import type { JoinedLines } from '../storage/joined-lines';
import type { LaneTable } from '../storage/lanes';
import { closed } from './check-outgoing';
import type { DeliveryNews } from './delivery-news';
import type { Outgoing } from './outgoing';
import { wantOf } from './queue-deliveries';
import type { People } from '../ports';
import type { WindowReader } from './window-reader';

/** Storage and others that sending again needs. */
export interface ResendParts {
  lanes: LaneTable;
  deliveries: DeliveryTable;
  outgoing: Outgoing;
  people: People;
  windows: WindowReader;
  lines: JoinedLines;
  news: DeliveryNews;
  wake: () => void;
}

/**
 * Sends again what was not taken, and what maybe was when a person says so: only those pieces, in their order. Who may
 * is decided by who may write in the conversation.
 */
export class ResendMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: ResendParts,
  ) {}

  /** @throws Refusal message-not-found, delivery-not-failed, window-closed */
  execute(command: { conversationId: string; messageId: string }): Promise<MessageDelivery> {
    return this.unitOfWork.run(() => this.resend(command));
  }

  private async resend({ conversationId, messageId }: { conversationId: string; messageId: string }) {
    const { lanes, deliveries, outgoing, people, windows, lines, news } = this.parts;
    const [first] = await deliveries.ofMessage(messageId);
    if (!first || first.conversationId !== conversationId)
      throw new Refusal('message-not-found', 'This message went out through no channel.');
    await lanes.wake(first, this.clock.now());
    const pieces = (await deliveries.ofMessage(messageId)).filter(
      ({ state, changeOf }) => !changeOf && (state === 'failed' || state === 'unknown'),
    );
    if (pieces.length === 0)
      throw new Refusal('delivery-not-failed', 'Nothing of this message failed; it is not sent again.');
    const address = await people.address(first.identityId);
    const target = address && (await outgoing.reached(first.identityId, address));
    if (!target) throw new Refusal('not-permitted', 'The account it was sent through is gone.');
    const how = await windows.passage(
      target,
      wantOf(
        pieces.map(({ piece }) => piece),
        false,
      ),
    );
    if (how.kind === 'closed') throw await closed(how.why, { target, pieces: pieces.length, windows });
    await lines.part(messageId);
    for (const piece of pieces)
      await deliveries.change(piece.id, {
        state: 'queued',
        at: this.clock.now(),
        failure: null,
        windowOpenedAt: null,
        tries: 0,
      });
    const delivery = await news.message(first, target.inbox.channel);
    await news.window(target);
    this.unitOfWork.afterCommit(this.parts.wake);
    return delivery!;
  }
}
