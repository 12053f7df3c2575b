import { type DynamicModule, type InjectionToken, Module } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  Cryptor,
  Database,
  FILE_STORAGE,
  Leases,
  LOG,
  makeHolder,
  Outbox,
  UnitOfWork,
} from '@yingda/platform';
import { CustomerFileReactions } from './reactions/customer-file-reactions';
import { Blocks } from './storage/blocks';
import { Customers } from './storage/customers';
import { Distinctions } from './storage/distinctions';
import { Alikes } from './storage/files/alikes';
import { CustomerCases } from './storage/files/customer-cases';
import { CustomerFacts } from './storage/files/customer-facts';
import { CustomerImports } from './storage/files/customer-imports';
import { Documents } from './storage/files/documents';
import { FileLines } from './storage/files/file-lines';
import { Organisations } from './storage/files/organisations';
import { Policies } from './storage/files/policies';
import { Profiles } from './storage/files/profiles';
import { Segments } from './storage/files/segments';
import { Standings } from './storage/files/standings';
import { CustomerChanges } from './use-cases/customer-changes';
import { CustomerFileReader } from './use-cases/files/customer-file-reader';
import { EditFile } from './use-cases/files/edit-file';
import { FileNotes } from './use-cases/files/file-notes';
import { FileRows } from './use-cases/files/file-rows';
import { KeepDocuments } from './use-cases/files/keep-documents';
import { ListCustomers } from './use-cases/files/list-customers';
import { SetCustomerPolicy, VerifyCustomer, WriteConsent } from './use-cases/files/note-facts';
import { KeepOrganisations } from './use-cases/files/organisations';
import { SayTier } from './use-cases/files/say-tier';
import { TellStanding } from './use-cases/files/tell-standing';
import { CustomerImportReader } from './use-cases/imports/customer-import-reader';
import { CustomerImportWorker } from './use-cases/imports/customer-import-worker';
import { ReceiveCustomers } from './use-cases/imports/receive-customers';
import { TakeRows } from './use-cases/imports/take-rows';
import { WorkCustomerImports } from './use-cases/imports/work-customer-imports';
import { ExportSegment } from './use-cases/segments/export-segment';
import { ManageSegments } from './use-cases/segments/manage-segments';
import { SegmentReader } from './use-cases/segments/segment-reader';

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

const FILE_GROUND = Symbol('FileGround');
const LIST_GROUND = Symbol('ListGround');
const SEGMENT_GROUND = Symbol('SegmentGround');
const IMPORT_GROUND = Symbol('ImportGround');
const HOLDER = Symbol('Holder of imports');

const PLATFORM = { outbox: Outbox, audit: AuditLog, unitOfWork: UnitOfWork, clock: CLOCK };

const INNER = [
  made(Customers, [Database, Cryptor]),
  made(Blocks, [Database]),
  made(Distinctions, [Database]),
  made(Alikes, [Database]),
  made(CustomerCases, [Database]),
  made(CustomerFacts, [Database]),
  made(CustomerImports, [Database, Cryptor]),
  made(Documents, [Database]),
  made(FileLines, [Database]),
  made(Organisations, [Database]),
  made(Policies, [Database]),
  made(Profiles, [Database]),
  made(Segments, [Database]),
  made(Standings, [Database]),
  made(FileNotes, [FileLines, Profiles, CLOCK]),
  made(CustomerChanges, [Customers, Blocks, Outbox, FileNotes, CLOCK]),
  made(FileRows, [CustomerFacts, Customers, Blocks, Policies, CLOCK]),
  together(FILE_GROUND, {
    ...{ customers: Customers, changes: CustomerChanges, facts: CustomerFacts, profiles: Profiles },
    ...{ lines: FileLines, notes: FileNotes, organisations: Organisations, policies: Policies },
    ...PLATFORM,
  }),
  together(LIST_GROUND, {
    ...{ facts: CustomerFacts, customers: Customers, blocks: Blocks, distinctions: Distinctions },
    ...{ alikes: Alikes, policies: Policies, rows: FileRows, clock: CLOCK },
  }),
  together(SEGMENT_GROUND, { segments: Segments, ...PLATFORM }),
  together(IMPORT_GROUND, {
    ...{ imports: CustomerImports, storage: FILE_STORAGE, cryptor: Cryptor, leases: Leases, log: LOG },
    ...PLATFORM,
  }),
  { provide: HOLDER, inject: [], useFactory: () => makeHolder() },
  made(TakeRows, [FILE_GROUND, Database]),
];

const USE_CASES = [
  made(CustomerFileReader, [FILE_GROUND, Standings, Alikes]),
  made(ListCustomers, [LIST_GROUND]),
  made(EditFile, [FILE_GROUND, CustomerFileReader]),
  made(TellStanding, [FILE_GROUND, Standings, Alikes]),
  made(SayTier, [FILE_GROUND, TellStanding, CustomerFileReader]),
  made(WriteConsent, [FILE_GROUND]),
  made(VerifyCustomer, [FILE_GROUND, CustomerFileReader]),
  made(SetCustomerPolicy, [FILE_GROUND]),
  made(KeepOrganisations, [FILE_GROUND]),
  made(KeepDocuments, [FILE_GROUND, Documents, FILE_STORAGE]),
  made(SegmentReader, [Segments, CustomerFacts, FileRows, CLOCK]),
  made(ManageSegments, [SEGMENT_GROUND]),
  made(ExportSegment, [SegmentReader, Customers, AuditLog]),
  made(CustomerImportReader, [CustomerImports]),
  made(ReceiveCustomers, [IMPORT_GROUND, TakeRows]),
  made(WorkCustomerImports, [IMPORT_GROUND, TakeRows, HOLDER]),
  made(CustomerImportWorker, [WorkCustomerImports, LOG]),
  made(CustomerFileReactions, [TellStanding, CustomerCases, CustomerFacts, Customers, UnitOfWork]),
];

/** Files of customers, segments and imports. The platform is global; nothing else is asked for. */
@Module({})
export class CustomerFilesModule {
  static with(): DynamicModule {
    return {
      module: CustomerFilesModule,
      providers: [...INNER, ...USE_CASES],
      exports: USE_CASES.map((provider) => provider.provide),
    };
  }
}
