import {
  type AdjustableClock,
  Database,
  type DatabaseOptions,
  type Migration,
  Outbox,
  platformMigrations,
  UnitOfWork,
} from '@yingda/platform';
import { FixedClock } from '../clock/fixed-clock';
import { CleanTables } from './clean-tables';
import { scratchDatabase } from './scratch-database';

/** What a database spec may say about its database. */
export interface TestDatabaseOptions {
  /** The spec's own tables; the platform's come before them by themselves. Those the template has are not run again. */
  migrations?: Migration[];
  entities?: DatabaseOptions['entities'];
  clock?: AdjustableClock;
  poolSize?: number;
}

/** A database of the spec's own, with what works on it. */
export interface TestDatabase {
  database: Database;
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  clock: AdjustableClock;
  url: string;
  /** Empties everything but what migrations inserted; between tests. */
  truncate(): Promise<void>;
  /** Closes and drops it; in `afterAll`. */
  close(): Promise<void>;
}

/** Makes a database for one spec file; in `beforeAll`. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const scratch = await scratchDatabase();
  const clock = options.clock ?? new FixedClock();
  const database = new Database({
    url: scratch.url,
    applicationName: 'yingda-test',
    poolSize: options.poolSize ?? 10,
    entities: options.entities ?? [],
    clock,
  });
  const tables = new CleanTables(database);
  try {
    await database.migrate(withPlatform(options.migrations ?? []));
    await database.connect();
    await tables.remember();
  } catch (error) {
    await database.close();
    await scratch.drop();
    throw error;
  }
  return {
    database,
    unitOfWork: new UnitOfWork(database),
    outbox: new Outbox(database, clock),
    clock,
    url: scratch.url,
    truncate: () => tables.restore(),
    async close() {
      await database.close();
      await scratch.drop();
    },
  };
}

function withPlatform(migrations: Migration[]): Migration[] {
  const names = new Set(migrations.map((migration) => migration.name));
  return [...platformMigrations.filter((migration) => !names.has(migration.name)), ...migrations];
}
