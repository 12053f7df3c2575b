import type { Database } from '@yingda/platform';

const KEPT = 'yingda_test_rows';

/**
 * Brings all tables back to what migrations left in them. Rows that migrations inserted are kept aside at the start and
 * put back; only tables that hold something are emptied, because emptying a hundred tables takes longer than most specs.
 */
export class CleanTables {
  private tables: string[] = [];
  private seeded = new Map<string, string>();

  constructor(private readonly database: Database) {}

  async remember(): Promise<void> {
    const rows = await this.database.query<{ name: string; columns: string }>(
      `select c.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
       from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
         and c.table_name <> 'schema_migrations'
       group by c.table_name`,
    );
    this.tables = rows.map((row) => row.name);
    await this.database.query(`create schema if not exists ${KEPT}`);
    for (const name of await this.nonEmpty()) {
      const columns = rows.find((row) => row.name === name)!.columns;
      await this.database.query(`create table ${KEPT}."${name}" as select ${columns} from public."${name}"`);
      this.seeded.set(name, columns);
    }
  }

  async restore(): Promise<void> {
    const dirty = new Set([...(await this.nonEmpty()), ...this.seeded.keys()]);
    if (dirty.size === 0) return;
    const putBack = [...this.seeded].map(
      ([name, columns]) =>
        `insert into public."${name}" (${columns}) overriding system value select ${columns} from ${KEPT}."${name}";`,
    );
    // One batch is one transaction. Without foreign key triggers the order of the tables does not matter.
    await this.database.query(
      `set local session_replication_role = replica;
       truncate ${[...dirty].map((name) => `public."${name}"`).join(', ')} cascade;
       ${putBack.join('\n')}`,
    );
  }

  private async nonEmpty(): Promise<string[]> {
    if (this.tables.length === 0) return [];
    const each = this.tables.map(
      (name) => `select '${name}' as name where exists (select 1 from public."${name}")`,
    );
    return (await this.database.query<{ name: string }>(each.join(' union all '))).map((row) => row.name);
  }
}
