import { type MessageDelivery } from '@yingda/contracts';
import { deliveryOf } from '../domain/delivery-view';
import type { Delivery } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { FollowUpTable } from '../storage/follow-ups';
import type { InboxTable } from '../storage/inboxes';

/** What became of messages, for timelines. */
export class DeliveryReader {
  constructor(
    private readonly deliveries: DeliveryTable,
    private readonly inboxes: InboxTable,
    private readonly followUps: FollowUpTable,
  ) {}

  /** By message; those that went out through no channel are left out. */
  async of(conversationId: string, messageIds: string[]): Promise<Map<string, MessageDelivery>> {
    const found = new Map<string, MessageDelivery>();
    if (messageIds.length === 0) return found;
    const mails = await this.followUps.mailsOf(conversationId, messageIds);
    const pieces = new Map<string, Delivery[]>();
    for (const piece of await this.deliveries.ofMessages(conversationId, [...messageIds, ...mails.values()]))
      pieces.set(piece.messageId, [...(pieces.get(piece.messageId) ?? []), piece]);
    for (const [messageId, all] of pieces) {
      const inbox = await this.inboxes.byId(all[0]!.inboxId);
      const delivery = inbox && deliveryOf(all, inbox.channel);
      if (delivery) found.set(messageId, delivery);
    }
    for (const [messageId, mailId] of mails) {
      const mail = found.get(mailId);
      if (mail) found.set(messageId, { ...mail, also: true });
    }
    return found;
  }
}
