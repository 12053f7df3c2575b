import { CurrentService, OrderTraces } from '@yingda/customers';
import { OrderTracesView } from '../views/order-traces';
import { ServingView } from '../views/serving';
import type { Lookup } from './lookup';

/** customers → conversations: who serves a customer at the moment. */
export class ServiceFromConversations extends CurrentService {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override of(customerId: string): Promise<{ agentIds: string[]; teamIds: string[] }> {
    return this.lookup.get(ServingView).of(customerId);
  }
}

/** customers → conversations: which orders customers named in what they wrote. */
export class OrdersFromMessages extends OrderTraces {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override shared(customerId: string): Promise<{ order: string; customerIds: string[] }[]> {
    return this.lookup.get(OrderTracesView).shared(customerId);
  }
}
