import { type OrderRecord, type PutOrder as PutOrderCommand, type PutOrdersAnswer } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { isSame, type Order, orderRecord, plainFacts, refundedOf } from '../../domain/orders/order';
import { requireStorable } from '../../domain/storable';
import type { Customers } from '../../storage/customers';
import type { OrderFactsTable } from '../../storage/orders/order-facts-table';
import type { OrdersTable } from '../../storage/orders/orders-table';
import type { ShopCustomers } from '../shop-customers';

/** Tables that writing an order touches. */
export interface OrderStorage {
  customers: Customers;
  orders: OrdersTable;
  facts: OrderFactsTable;
}

interface Written {
  order: Order;
  changed: boolean;
}

/** The shop's own system writes an order as it stands by now; the customer's sums are counted anew in the same transaction. */
export class PutOrder {
  constructor(
    private readonly storage: OrderStorage,
    private readonly shopCustomers: ShopCustomers,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The same again, or what is older than what is known, changes nothing. @throws Refusal not-permitted, invalid-payload */
  async execute(actor: Actor, command: PutOrderCommand & { id: string }): Promise<OrderRecord> {
    requireShop(actor);
    return orderRecord((await this.write(command)).order);
  }

  /** Each by itself: what is wrong with one keeps none of the others back. @throws Refusal not-permitted */
  async many(actor: Actor, commands: (PutOrderCommand & { id: string })[]): Promise<PutOrdersAnswer> {
    requireShop(actor);
    const answer: PutOrdersAnswer = { written: 0, unchanged: 0, problems: [] };
    for (const command of commands)
      try {
        const { changed } = await this.write(command);
        if (changed) answer.written++;
        else answer.unchanged++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer.problems.push({ id: command.id, code: error.code, message: error.message });
      }
    return answer;
  }

  private async write(command: PutOrderCommand & { id: string }): Promise<Written> {
    const { id, customer, changedAt, ...facts } = command;
    requireStorable({ ...command });
    const shopId = id.trim();
    if (!shopId || shopId.length > 80)
      throw new Refusal('invalid-payload', 'The id must have 1 to 80 characters.', { field: 'id' });
    const plain = plainFacts(facts);
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      // The customer is locked first, by everybody: their sums are counted under it.
      const { customer: whose } = await this.shopCustomers.ensure(customer.trim());
      const known = await this.storage.orders.lock(shopId);
      const order: Order = {
        ...{ id: known?.id ?? newId(), shopId, customerId: whose.id, facts: plain },
        refundedFen: refundedOf(plain),
        changedAt: changedAt ? new Date(changedAt) : now,
      };
      if (known && (order.changedAt < known.changedAt || isSame(known, order)))
        return { order: known, changed: false };
      if (known) await this.storage.orders.save(order, now);
      else if (!(await this.storage.orders.insert(order, now)))
        throw new Refusal('stale-edit', 'This order is being written by somebody else; write it again.');
      await this.count(known, order, now);
      await this.tell(known, order);
      return { order, changed: true };
    });
  }

  // Whose it was before has one less.
  private async count(before: Order | null, after: Order, now: Date): Promise<void> {
    const { customers, facts } = this.storage;
    const others = before && before.customerId !== after.customerId ? [before.customerId] : [];
    await customers.lockAll(others);
    await facts.count([after.customerId, ...others], now);
  }

  private async tell(before: Order | null, { id, customerId, facts, refundedFen }: Order): Promise<void> {
    const { number, status, placedAt, totalFen } = facts;
    await this.outbox.append('order.put', id, {
      ...{ orderId: id, customerId, number, status, statusBefore: before?.facts.status ?? null },
      ...{ placedAt, totalFen, refundedFen },
    });
  }
}

/** @throws Refusal not-permitted */
export function requireShop(actor: Actor): void {
  if (actor.kind !== 'api' && actor.kind !== 'system')
    throw new Refusal('not-permitted', 'Only the shop’s own systems write this.');
}
