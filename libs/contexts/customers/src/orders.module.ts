import { type DynamicModule, type InjectionToken, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { BegunConversations, SalesDesks } from './order-ports';
import { OrderReactions } from './reactions/order-reactions';
import { Customers } from './storage/customers';
import { LeadsTable } from './storage/orders/leads-table';
import { MembershipsTable } from './storage/orders/memberships-table';
import { OrderFactsTable } from './storage/orders/order-facts-table';
import { OrderLinks } from './storage/orders/order-links';
import { OrdersTable } from './storage/orders/orders-table';
import { AgeOrderFacts } from './use-cases/orders/age-order-facts';
import { AnswerOrders } from './use-cases/orders/answer-orders';
import { JoinOrders } from './use-cases/orders/join-orders';
import { LeadReader, WorkLeads } from './use-cases/orders/leads';
import { OrderReader } from './use-cases/orders/order-reader';
import { PutMembership } from './use-cases/orders/put-membership';
import { PutOrder } from './use-cases/orders/put-order';
import { ShopCustomers } from './use-cases/shop-customers';

/** A class made from what it asks for, in the order of its constructor. */
function made<A extends unknown[], T>(type: new (...parts: A) => T, inject: InjectionToken[]) {
  return { provide: type, inject, useFactory: (...parts: A) => new type(...parts) };
}

/** Several parts handed on as one, by name. */
function together(token: symbol, parts: Record<string, InjectionToken>) {
  const names = Object.keys(parts);
  return {
    provide: token,
    inject: Object.values(parts),
    useFactory: (...given: unknown[]) => Object.fromEntries(names.map((name, at) => [name, given[at]])),
  };
}

const ORDER_STORAGE = Symbol('OrderStorage');
const JOINED_STORAGE = Symbol('Orders, links and leads');
const LEAD_GROUND = Symbol('LeadGround');

const INNER = [
  made(Customers, [Database, Cryptor]),
  made(ShopCustomers, [Customers, CLOCK]),
  made(OrdersTable, [Database]),
  made(OrderFactsTable, [Database]),
  made(MembershipsTable, [Database]),
  made(OrderLinks, [Database]),
  made(LeadsTable, [Database]),
  together(ORDER_STORAGE, { customers: Customers, orders: OrdersTable, facts: OrderFactsTable }),
  together(JOINED_STORAGE, { orders: OrdersTable, links: OrderLinks, leads: LeadsTable }),
  together(LEAD_GROUND, {
    ...{ leads: LeadsTable, desks: SalesDesks, outbox: Outbox },
    ...{ audit: AuditLog, unitOfWork: UnitOfWork, clock: CLOCK },
  }),
];

const USE_CASES = [
  made(PutOrder, [ORDER_STORAGE, ShopCustomers, Outbox, UnitOfWork, CLOCK]),
  made(PutMembership, [MembershipsTable, ShopCustomers, Outbox, UnitOfWork, CLOCK]),
  made(OrderReader, [ORDER_STORAGE, MembershipsTable, OrderLinks, ShopCustomers]),
  made(AnswerOrders, [OrdersTable, OrderLinks, CLOCK]),
  made(AgeOrderFacts, [OrderFactsTable, UnitOfWork, CLOCK]),
  made(JoinOrders, [BegunConversations, JOINED_STORAGE, Outbox, UnitOfWork, CLOCK]),
  made(LeadReader, [LeadsTable, OrdersTable, Customers]),
  made(WorkLeads, [LEAD_GROUND, LeadReader]),
  made(OrderReactions, [JoinOrders]),
];

/** Orders, points and leads of customers. The platform is global; the ports come from the composition. */
@Module({})
export class OrdersModule {
  /** `ports` provide BegunConversations and SalesDesks. */
  static with(ports: Provider[]): DynamicModule {
    return {
      module: OrdersModule,
      providers: [...ports, ...INNER, ...USE_CASES],
      exports: USE_CASES.map((provider) => provider.provide),
    };
  }
}
