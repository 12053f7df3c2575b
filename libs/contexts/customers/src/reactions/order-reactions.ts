import type { Relay } from '@yingda/platform';
import type { JoinOrders } from '../use-cases/orders/join-orders';

/** Orders and conversations find each other: when an order is written, and when a conversation is over. */
export class OrderReactions {
  constructor(private readonly join: JoinOrders) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe('customers.orders', {
      'order.put': ({ payload: { orderId } }) => this.join.order(orderId),
      // Whoever was joined to their shop's customer while they talked bought as that one.
      'conversation.closed': ({ payload: { conversation } }) =>
        this.join.conversation({
          ...{ id: conversation.id, customerId: conversation.customerId },
          openedAt: new Date(conversation.openedAt),
        }),
    });
  }
}
