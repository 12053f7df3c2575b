import {
  type Membership,
  type OrderCardContent,
  type OrderPage,
  type OrderRecord,
  type OrderSums,
  type Purchases,
  type ShopperOrders,
} from '@yingda/contracts';
import { type Language, Refusal } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import { type Order, orderRecord } from '../../domain/orders/order';
import { placeAfter, placeOf } from '../../domain/orders/places';
import { cardOf } from '../../domain/orders/wording';
import type { MembershipsTable } from '../../storage/orders/memberships-table';
import type { OrderLinks } from '../../storage/orders/order-links';
import { customerNotFound } from '../customer-changes';
import type { ShopCustomers } from '../shop-customers';
import type { OrderStorage } from './put-order';

const LATEST = 5;
const SHOPPERS = 50;

/** Orders, points and membership, for staff, for the shop's systems, and for shoppers about themselves. */
export class OrderReader {
  constructor(
    private readonly storage: OrderStorage,
    private readonly memberships: MembershipsTable,
    private readonly links: OrderLinks,
    private readonly shopCustomers: ShopCustomers,
  ) {}

  /** @throws Refusal customer-not-found */
  async purchases(customerId: string): Promise<Purchases> {
    const id = await this.rootOf(customerId);
    const { orders, facts } = this.storage;
    const [sums, membership, latest] = await Promise.all([
      facts.of(id),
      this.memberships.of(id),
      orders.ofCustomer(id, { after: null, limit: LATEST }),
    ]);
    return { sums, membership, latest: latest.map(orderRecord) };
  }

  async sums(customerId: string): Promise<OrderSums> {
    return this.storage.facts.of(await this.rootOf(customerId));
  }

  /** Newest first. @throws Refusal customer-not-found */
  async page(customerId: string, query: { cursor?: string; limit?: number }): Promise<OrderPage> {
    const limit = query.limit ?? 20;
    const id = await this.rootOf(customerId);
    const found = await this.storage.orders.ofCustomer(id, {
      after: placeOf(query.cursor),
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(orderRecord), next: last ? placeAfter(last.facts.placedAt, last.id) : null };
  }

  async byNumber(number: string): Promise<OrderRecord[]> {
    return (await this.storage.orders.byNumber(number)).map(orderRecord);
  }

  /** @throws Refusal order-not-found */
  async byShopId(shopId: string): Promise<OrderRecord> {
    const order = await this.storage.orders.byShopId(shopId);
    if (!order) throw orderNotFound();
    return orderRecord(order);
  }

  /** @throws Refusal customer-not-found */
  async membership(externalId: string): Promise<Membership> {
    const id = await this.shopCustomers.find(externalId);
    const found = id && (await this.memberships.of(id));
    if (!found) throw customerNotFound();
    return found;
  }

  /** A card for this customer: nobody is sent an order of somebody else. @throws Refusal order-not-found */
  async card(customerId: string, orderId: string, language: Language): Promise<OrderCardContent> {
    const order = await this.storage.orders.find(orderId);
    if (!order || order.customerId !== (await this.rootOf(customerId))) throw orderNotFound();
    return cardOf(order, language);
  }

  /** The shopper's own, as far as it is proven who they are. */
  async ofShopper({ identityId }: CustomerActor): Promise<ShopperOrders> {
    const customerId = await this.links.provenCustomer(identityId);
    if (!customerId) return { known: false, orders: [], membership: null };
    const [orders, membership] = await Promise.all([
      this.storage.orders.ofCustomer(customerId, { after: null, limit: SHOPPERS }),
      this.memberships.of(customerId),
    ]);
    return { known: true, orders: orders.map(shopperOrder), membership };
  }

  private async rootOf(customerId: string): Promise<string> {
    const customer = await this.storage.customers.find(customerId);
    if (!customer) throw customerNotFound();
    return this.storage.customers.rootOf(customer);
  }
}

// Field by field: what the shop adds for its staff does not come along by itself.
function shopperOrder({ id, facts }: Order): ShopperOrders['orders'][number] {
  const { number, placedAt, status, currency, items, totalFen, shipments = [], url } = facts;
  return { id, number, placedAt, status, currency, items, totalFen, shipments, url: url ?? null };
}

export function orderNotFound(): Refusal {
  return new Refusal('order-not-found', 'There is no such order.');
}
