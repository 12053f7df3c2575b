import { type DynamicModule, type InjectionToken, Module, type Provider } from '@nestjs/common';
import { AuditLog, type Clock, CLOCK, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { CurrentService, OrderTraces } from './ports';
import { KeepWithIdentity } from './reactions/keep-with-identity';
import { Blocks } from './storage/blocks';
import { Customers } from './storage/customers';
import { CustomerTrails } from './storage/customer-trails';
import { Distinctions } from './storage/distinctions';
import { FileLines } from './storage/files/file-lines';
import { Profiles } from './storage/files/profiles';
import { Identities } from './storage/identities';
import { ImportedRecords } from './storage/imported-records';
import { Joins } from './storage/joins';
import { Likenesses } from './storage/likenesses';
import { AddNote } from './use-cases/add-note';
import { BlockCustomer } from './use-cases/block-customer';
import { CustomerChanges } from './use-cases/customer-changes';
import { CustomerReader } from './use-cases/customer-reader';
import { DefineAttributes } from './use-cases/define-attributes';
import { EditCustomer } from './use-cases/edit-customer';
import { FileNotes } from './use-cases/files/file-notes';
import { JoinCustomers } from './use-cases/join-customers';
import { JoinIdentity } from './use-cases/join-identity';
import { Joining } from './use-cases/joining';
import { MailIdentity } from './use-cases/mail-identity';
import { MeetImported } from './use-cases/meet-imported';
import { MeetSender } from './use-cases/meet-sender';
import { OpenVisitor } from './use-cases/open-visitor';
import { PutCustomer } from './use-cases/put-customer';
import { RevealCustomer } from './use-cases/reveal-customer';
import { SamePersonReader, TellApart } from './use-cases/same-person';
import { SetAttribute } from './use-cases/set-attribute';
import { SetContact } from './use-cases/set-contact';
import { ShopCustomers } from './use-cases/shop-customers';
import { TakeBackTrails } from './use-cases/take-back-trails';
import { UnblockCustomer } from './use-cases/unblock-customer';
import { UndoJoin } from './use-cases/undo-join';
import { VisitPage } from './use-cases/visit-page';

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

const PEOPLE = Symbol('People');
const JOIN_STORAGE = Symbol('JoinStorage');
const LIKENESS_STORAGE = Symbol('LikenessStorage');
const UNDO_PARTS = Symbol('UndoParts');
const SECRETS_AND_TIME = Symbol('Cryptor and clock');

const INNER = [
  made(Customers, [Database, Cryptor]),
  made(Joins, [Database]),
  made(Distinctions, [Database]),
  made(Likenesses, [Database]),
  made(Identities, [Database]),
  made(ImportedRecords, [Database, Customers]),
  made(Blocks, [Database]),
  made(CustomerTrails, [Database]),
  made(FileLines, [Database]),
  made(Profiles, [Database]),
  made(FileNotes, [FileLines, Profiles, CLOCK]),
  made(CustomerChanges, [Customers, Blocks, Outbox, FileNotes, CLOCK]),
  made(Joining, [JOIN_STORAGE, CustomerChanges, Outbox, CLOCK]),
  made(TakeBackTrails, [JOIN_STORAGE, CustomerChanges, CLOCK]),
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
  together(JOIN_STORAGE, {
    customers: Customers,
    identities: Identities,
    trails: CustomerTrails,
    joins: Joins,
  }),
  together(LIKENESS_STORAGE, {
    customers: Customers,
    likenesses: Likenesses,
    distinctions: Distinctions,
    blocks: Blocks,
  }),
  together(UNDO_PARTS, {
    distinctions: Distinctions,
    changes: CustomerChanges,
    trails: TakeBackTrails,
    reader: CustomerReader,
  }),
  {
    provide: SECRETS_AND_TIME,
    inject: [Cryptor, CLOCK],
    useFactory: (cryptor: Cryptor, clock: Clock) => ({ cryptor, clock }),
  },
];

const USE_CASES = [
  made(CustomerReader, [Customers, Identities, CustomerTrails, Blocks, Joins, CLOCK]),
  made(JoinIdentity, [JOIN_STORAGE, Distinctions, Joining, UnitOfWork]),
  made(JoinCustomers, [JOIN_STORAGE, Distinctions, Joining, CustomerReader, AuditLog, UnitOfWork]),
  made(UndoJoin, [JOIN_STORAGE, UNDO_PARTS, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(SamePersonReader, [LIKENESS_STORAGE, OrderTraces, CLOCK]),
  made(TellApart, [LIKENESS_STORAGE, CustomerChanges, AuditLog, UnitOfWork, CLOCK]),
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
  made(MeetImported, [ImportedRecords, UnitOfWork, Cryptor]),
  made(MailIdentity, [PEOPLE, UnitOfWork, SECRETS_AND_TIME]),
  made(EditCustomer, [Customers, CustomerChanges, CustomerReader, AuditLog, UnitOfWork]),
  made(RevealCustomer, [CustomerReader, CurrentService, AuditLog]),
  made(AddNote, [Customers, CustomerTrails, CustomerChanges, UnitOfWork, CLOCK]),
  made(BlockCustomer, [PEOPLE, CurrentService, CustomerChanges, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(UnblockCustomer, [PEOPLE, CurrentService, CustomerChanges, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(VisitPage, [Customers, CustomerTrails, Outbox, UnitOfWork, CLOCK]),
  made(PutCustomer, [ShopCustomers, CustomerChanges, UnitOfWork]),
  made(SetContact, [Customers, CustomerChanges, UnitOfWork]),
  made(SetAttribute, [Customers, CustomerChanges, AuditLog, UnitOfWork]),
  made(KeepWithIdentity, [Identities, Outbox, UnitOfWork]),
  made(DefineAttributes, [CustomerTrails, AuditLog, UnitOfWork]),
];

/** People, their identities, and what is noted of them. The platform is global; the port comes from the composition. */
@Module({})
export class CustomersModule {
  /** `ports` provide CurrentService and OrderTraces; `imports` what it needs. */
  static with(ports: Provider[], imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    return {
      module: CustomersModule,
      imports,
      providers: [...ports, ...INNER, ...USE_CASES],
      exports: USE_CASES.map((provider) => provider.provide),
    };
  }
}
