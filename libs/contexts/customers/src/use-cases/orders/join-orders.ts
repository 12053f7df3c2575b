import { BOUGHT_STATUSES } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { ended, type Lead } from '../../domain/orders/lead';
import { joins, joinWindow, type Order, orderWindow } from '../../domain/orders/order';
import type { BegunConversations } from '../../order-ports';
import type { LeadsTable } from '../../storage/orders/leads-table';
import type { OrderLinks } from '../../storage/orders/order-links';
import type { OrdersTable } from '../../storage/orders/orders-table';
import { leadChange } from './leads';

const SYSTEM: Actor = { kind: 'system', name: 'orders' };

/** Joins orders to the conversations they came of, whichever is heard of first; a lead found there is won by it. */
export class JoinOrders {
  constructor(
    private readonly conversations: BegunConversations,
    private readonly storage: { orders: OrdersTable; links: OrderLinks; leads: LeadsTable },
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async order(orderId: string): Promise<void> {
    const order = await this.storage.orders.find(orderId);
    if (!order || !BOUGHT_STATUSES.includes(order.facts.status)) return;
    const begun = await this.conversations.begun(
      order.customerId,
      joinWindow(new Date(order.facts.placedAt)),
    );
    for (const conversation of begun) await this.join(conversation, order);
  }

  async conversation(conversation: { id: string; customerId: string; openedAt: Date }): Promise<void> {
    const { orders } = this.storage;
    for (const order of await orders.placedBetween(
      conversation.customerId,
      orderWindow(conversation.openedAt),
    ))
      if (BOUGHT_STATUSES.includes(order.facts.status)) await this.join(conversation, order);
  }

  private async join({ id, openedAt }: { id: string; openedAt: Date }, order: Order): Promise<void> {
    const placedAt = new Date(order.facts.placedAt);
    if (!joins(openedAt, placedAt)) return;
    const { customerId } = order;
    await this.unitOfWork.run(async () => {
      const { links, leads } = this.storage;
      const link = { conversationId: id, orderId: order.id, customerId, openedAt, placedAt };
      if (!(await links.join(link))) return;
      await this.outbox.append('order.joined', id, {
        ...{ conversationId: id, orderId: order.id, customerId },
        ...{ openedAt: openedAt.toISOString(), placedAt: placedAt.toISOString() },
        totalFen: order.facts.totalFen,
      });
      const found = await leads.ofConversation(id);
      const lead = found && (await leads.lock(found.id));
      if (lead && lead.status !== 'won') await this.win(lead, order);
    });
  }

  private async win(before: Lead, order: Order): Promise<void> {
    const at = this.clock.now();
    const lead = ended(before, { status: 'won', orderId: order.id }, at);
    await this.storage.leads.save(lead);
    const { name: byName } = refOf(SYSTEM);
    await this.storage.leads.addLine(lead.id, {
      ...{ step: 'won', note: order.facts.number, teamId: null, byId: null, byName, at },
    });
    await this.outbox.append('lead.converted', lead.id, {
      ...leadChange(lead, SYSTEM),
      ...{ orderId: order.id, at: order.facts.placedAt },
    });
  }
}
