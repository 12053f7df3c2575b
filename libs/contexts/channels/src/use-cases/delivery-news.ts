import { type MessageDelivery } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import type { Outbox } from '@yingda/platform';
import { deliveryOf } from '../domain/delivery-view';
import type { DeliveryTable } from '../storage/deliveries';
import type { FollowUpTable } from '../storage/follow-ups';
import type { JoinedLines } from '../storage/joined-lines';
import type { Target } from './outgoing';
import type { WindowReader } from './window-reader';

/** What belongs to a delivery beside its own message. */
export interface Companions {
  followUps: FollowUpTable;
  lines: JoinedLines;
}

/** Tells screens what became of messages and windows. Under the lane's lock, in the unit of work that made it so. */
export class DeliveryNews {
  /** Hears of every change of a window, in the unit of work that makes it. */
  onWindow: (target: Target) => Promise<void> = async () => undefined;

  constructor(
    private readonly deliveries: DeliveryTable,
    private readonly windows: WindowReader,
    private readonly outbox: Outbox,
    private readonly with_: Companions,
  ) {}

  async message(
    { messageId, conversationId }: { messageId: string; conversationId: string },
    channel: Channel,
  ): Promise<MessageDelivery | null> {
    const delivery = deliveryOf(await this.deliveries.ofMessage(messageId), channel);
    if (!delivery) return null;
    const carried = channel === 'email' ? await this.with_.followUps.carriedBy(messageId) : [];
    if (carried.length > 0) {
      for (const id of carried) await this.tell(conversationId, id, { ...delivery, also: true });
      return delivery;
    }
    await this.tell(conversationId, messageId, delivery);
    for (const id of await this.with_.lines.follow(messageId)) {
      const joined = deliveryOf(await this.deliveries.ofMessage(id), channel);
      if (joined) await this.tell(conversationId, id, joined);
    }
    return delivery;
  }

  async window(target: Target): Promise<void> {
    const { customerId, identityId, inbox } = target;
    await this.outbox.append('window.changed', customerId, {
      customerId,
      identityId,
      inboxId: inbox.id,
      window: await this.windows.view(target),
    });
    await this.onWindow(target);
  }

  private async tell(conversationId: string, messageId: string, delivery: MessageDelivery): Promise<void> {
    await this.outbox.append('delivery.changed', conversationId, { conversationId, messageId, delivery });
  }
}
