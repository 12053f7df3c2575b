import type { Clock } from '../clock/clock';
import { withSessionLock } from './session-lock';
import type { Migration, Sql } from './sql';

const LOCK = 7_194_603_811;

const HISTORY = `create table if not exists schema_migrations (
  name text primary key,
  applied_at timestamptz not null
)`;

/** Applies the migrations that are missing, in list order; gives their names. */
export async function applyMigrations(
  target: { url: string; clock: Clock },
  migrations: Migration[],
): Promise<string[]> {
  refuseDuplicates(migrations);
  return withLock(target.url, async (sql) => {
    const done = new Set(
      (await sql<{ name: string }>('select name from schema_migrations')).map((row) => row.name),
    );
    const applied: string[] = [];
    for (const migration of migrations) {
      if (done.has(migration.name)) continue;
      await inTransaction(sql, migration.name, async () => {
        await migration.up(sql);
        await sql('insert into schema_migrations (name, applied_at) values ($1, $2)', [
          migration.name,
          target.clock.now(),
        ]);
      });
      applied.push(migration.name);
    }
    return applied;
  });
}

/** Takes back the applied migrations that come after `name` in the list, newest first. */
export async function revertMigrations(
  url: string,
  migrations: Migration[],
  name: string | null,
): Promise<string[]> {
  const keep = name === null ? 0 : migrations.findIndex((migration) => migration.name === name) + 1;
  if (name !== null && keep === 0) throw new Error(`There is no migration called ${name}`);
  return withLock(url, async (sql) => {
    const done = new Set(
      (await sql<{ name: string }>('select name from schema_migrations')).map((row) => row.name),
    );
    const reverted: string[] = [];
    for (const migration of migrations.slice(keep).reverse()) {
      if (!done.has(migration.name)) continue;
      await inTransaction(sql, migration.name, async () => {
        await migration.down(sql);
        await sql('delete from schema_migrations where name = $1', [migration.name]);
      });
      reverted.push(migration.name);
    }
    return reverted;
  });
}

async function withLock(url: string, work: (sql: Sql) => Promise<string[]>): Promise<string[]> {
  return withSessionLock({ url, key: LOCK, applicationName: 'yingda-migrate' }, async (client) => {
    const sql: Sql = async <Row>(text: string, values?: unknown[]) =>
      (await client.query(text, values)).rows as Row[];
    await sql(HISTORY);
    return work(sql);
  });
}

async function inTransaction(sql: Sql, name: string, work: () => Promise<void>): Promise<void> {
  await sql('begin');
  try {
    await work();
    await sql('commit');
  } catch (error) {
    await sql('rollback').catch(() => undefined);
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

function refuseDuplicates(migrations: Migration[]): void {
  const seen = new Set<string>();
  for (const { name } of migrations) {
    if (seen.has(name)) throw new Error(`Two migrations are called ${name}`);
    seen.add(name);
  }
}
