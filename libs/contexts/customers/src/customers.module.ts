import { type DynamicModule, type InjectionToken, Module, type Provider } from '@nestjs/common';
import { AuditLog, type Clock, CLOCK, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { CurrentService } from './ports';
import { Blocks } from './storage/blocks';
import { Customers } from './storage/customers';
import { CustomerTrails } from './storage/customer-trails';
import { Identities } from './storage/identities';
import { AddNote } from './use-cases/add-note';
import { BlockCustomer } from './use-cases/block-customer';
import { CustomerChanges } from './use-cases/customer-changes';
import { CustomerReader } from './use-cases/customer-reader';
import { DefineAttributes } from './use-cases/define-attributes';
import { EditCustomer } from './use-cases/edit-customer';
import { JoinIdentity } from './use-cases/join-identity';
import { MeetSender } from './use-cases/meet-sender';
import { OpenVisitor } from './use-cases/open-visitor';
import { PutCustomer } from './use-cases/put-customer';
import { RevealCustomer } from './use-cases/reveal-customer';
import { SetContact } from './use-cases/set-contact';
import { ShopCustomers } from './use-cases/shop-customers';
import { UnblockCustomer } from './use-cases/unblock-customer';
import { VisitPage } from './use-cases/visit-page';

/** A class made from what it asks for, in the order of its constructor. */
function made<A extends unknown[], T>(type: new (...parts: A) => T, inject: InjectionToken[]) {
  return { provide: type, inject, useFactory: (...parts: A) => new type(...parts) };
}

const PEOPLE = Symbol('People');
const SECRETS_AND_TIME = Symbol('Cryptor and clock');

const INNER = [
  made(Customers, [Database, Cryptor]),
  made(Identities, [Database]),
  made(Blocks, [Database]),
  made(CustomerTrails, [Database]),
  made(CustomerChanges, [Customers, Blocks, Outbox, CLOCK]),
  made(ShopCustomers, [Customers, CLOCK]),
  {
    provide: PEOPLE,
    inject: [Customers, Identities, Blocks],
    useFactory: (...[customers, identities, blocks]: [Customers, Identities, Blocks]) => ({
      customers,
      identities,
      blocks,
    }),
  },
  {
    provide: SECRETS_AND_TIME,
    inject: [Cryptor, CLOCK],
    useFactory: (cryptor: Cryptor, clock: Clock) => ({ cryptor, clock }),
  },
];

const USE_CASES = [
  made(CustomerReader, [Customers, Identities, CustomerTrails, Blocks, CLOCK]),
  made(JoinIdentity, [Customers, Identities, CustomerTrails, CustomerChanges, Outbox, UnitOfWork, CLOCK]),
  made(OpenVisitor, [
    PEOPLE,
    ShopCustomers,
    CustomerChanges,
    JoinIdentity,
    Outbox,
    UnitOfWork,
    SECRETS_AND_TIME,
  ]),
  made(MeetSender, [PEOPLE, CustomerChanges, JoinIdentity, Outbox, UnitOfWork, SECRETS_AND_TIME]),
  made(EditCustomer, [Customers, CustomerChanges, CustomerReader, AuditLog, UnitOfWork]),
  made(RevealCustomer, [CustomerReader, CurrentService, AuditLog]),
  made(AddNote, [Customers, CustomerTrails, CustomerChanges, UnitOfWork, CLOCK]),
  made(BlockCustomer, [PEOPLE, CurrentService, CustomerChanges, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(UnblockCustomer, [PEOPLE, CurrentService, CustomerChanges, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(VisitPage, [Customers, CustomerTrails, Outbox, UnitOfWork, CLOCK]),
  made(PutCustomer, [ShopCustomers, CustomerChanges, UnitOfWork]),
  made(SetContact, [Customers, CustomerChanges, UnitOfWork]),
  made(DefineAttributes, [CustomerTrails, AuditLog, UnitOfWork]),
];

/** People, their identities, and what is noted of them. The platform is global; the port comes from the composition. */
@Module({})
export class CustomersModule {
  /** `ports` provide CurrentService; `imports` what it needs. */
  static with(ports: Provider[], imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    return {
      module: CustomersModule,
      imports,
      providers: [...ports, ...INNER, ...USE_CASES],
      exports: USE_CASES.map((provider) => provider.provide),
    };
  }
}
