import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  Database,
  FILE_STORAGE,
  LOG,
  Leases,
  Outbox,
  UnitOfWork,
  makeHolder,
  type Clock,
  type FileStorage,
  type Log,
} from '@yingda/platform';
import { ImportDirectory, ImportedPeople } from './ports';
import { ImportFiles } from './storage/import-files';
import { ImportedAgents } from './storage/imported-agents';
import { ImportedRows } from './storage/imported-rows';
import { Imports } from './storage/imports';
import { TopicStore } from './storage/topic-store';
import { ForgetImportFiles } from './use-cases/forget-import-files';
import { ImportLines } from './use-cases/import-lines';
import { ImportWorker } from './use-cases/import-worker';
import { ImportReader, ReceiveImport } from './use-cases/receive-import';
import { WorkImports } from './use-cases/work-imports';

/** What the import of other systems' conversations stands on. */
export interface ImportGround {
  database: Database;
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  clock: Clock;
  files: FileStorage;
  audit: AuditLog;
  leases: Leases;
  log: Log;
  people: ImportedPeople;
  directory: ImportDirectory;
}

/** The parts of the import, put together. */
export interface Importing {
  receive: ReceiveImport;
  reader: ImportReader;
  work: WorkImports;
  worker: ImportWorker;
  forget: ForgetImportFiles;
  rows: ImportedRows;
}

export function importing(ground: ImportGround): Importing {
  const { database, unitOfWork, outbox, clock, audit, leases, log } = ground;
  const imports = new Imports(database);
  const files = new ImportFiles(ground.files);
  const rows = new ImportedRows(database, outbox);
  const storage = { rows, agents: new ImportedAgents(database), topics: new TopicStore(database) };
  const lines = new ImportLines(storage, ground.people, ground.directory);
  const receive = new ReceiveImport(imports, files, { unitOfWork, audit, clock });
  const work = new WorkImports(imports, files, lines, { unitOfWork, leases, clock, log }, makeHolder());
  const worker = new ImportWorker(work, log);
  receive.onStored = () => worker.wake();
  return {
    receive,
    reader: new ImportReader(imports, files),
    work,
    worker,
    forget: new ForgetImportFiles(imports, files, clock),
    rows,
  };
}

const IMPORTING = Symbol('Importing');
const part = <K extends keyof Importing>(
  provide: abstract new (...parts: never[]) => Importing[K],
  name: K,
) => ({
  provide,
  inject: [IMPORTING],
  useFactory: (all: Importing) => all[name],
});

const PARTS = [
  part(ReceiveImport, 'receive'),
  part(ImportReader, 'reader'),
  part(ImportWorker, 'worker'),
  part(ForgetImportFiles, 'forget'),
  part(ImportedRows, 'rows'),
];
const GROUND = {
  database: Database,
  unitOfWork: UnitOfWork,
  outbox: Outbox,
  clock: CLOCK,
  files: FILE_STORAGE,
  audit: AuditLog,
  leases: Leases,
  log: LOG,
  people: ImportedPeople,
  directory: ImportDirectory,
};

/** Conversations of other systems. `ports` provide ImportedPeople and ImportDirectory. */
@Module({})
export class ImportsModule {
  static with(ports: Provider[]): DynamicModule {
    const names = Object.keys(GROUND);
    return {
      module: ImportsModule,
      providers: [
        ...ports,
        {
          provide: IMPORTING,
          inject: Object.values(GROUND),
          useFactory: (...given: unknown[]) =>
            importing(
              Object.fromEntries(names.map((name, at) => [name, given[at]])) as unknown as ImportGround,
            ),
        },
        ...PARTS,
      ],
      exports: PARTS.map(({ provide }) => provide),
    };
  }
}
