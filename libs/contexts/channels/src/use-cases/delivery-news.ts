import { type MessageDelivery } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import type { Outbox } from '@yingda/platform';
import { deliveryOf } from '../domain/delivery-view';
import type { DeliveryTable } from '../storage/deliveries';
import type { Target } from './outgoing';
import type { WindowReader } from './window-reader';

/** Tells screens what became of messages and windows. Under the lane's lock, in the unit of work that made it so. */
export class DeliveryNews {
  constructor(
    private readonly deliveries: DeliveryTable,
    private readonly windows: WindowReader,
    private readonly outbox: Outbox,
  ) {}

  async message(
    { messageId, conversationId }: { messageId: string; conversationId: string },
    channel: Channel,
  ): Promise<MessageDelivery | null> {
    const delivery = deliveryOf(await this.deliveries.ofMessage(messageId), channel);
    if (delivery)
      await this.outbox.append('delivery.changed', conversationId, { conversationId, messageId, delivery });
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
  }
}
