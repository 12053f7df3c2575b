import type { Database } from '@yingda/platform';

const KEPT = 'yingda_test_rows';

/**
 * Brings all tables back to what migrations left in them, inside the database: rows that migrations inserted are kept
 * aside at the start and put back where they changed, and only tables that ever held something are looked at. Few rows
 * are deleted, because truncating one table makes a file for it and for each of its indexes.
 */
export class CleanTables {
  constructor(private readonly database: Database) {}

  async remember(): Promise<void> {
    await this.database.query(SETUP);
    await this.database.query(`select ${KEPT}.remember()`);
  }

  async restore(): Promise<void> {
    await this.database.query(`select ${KEPT}.restore()`);
  }
}

// `seeded` rows stand unchanged as long as there are as many and no transaction after `since` wrote one.
const SETUP = `
create schema ${KEPT};

create table ${KEPT}.tables (
  id oid primary key, name text not null, columns text not null, seeded integer not null, since bigint not null
);

create function ${KEPT}.remember() returns void language plpgsql as $body$
declare one record; n integer;
begin
  insert into ${KEPT}.tables
  select a.attrelid, c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum), 0,
    pg_current_xact_id()::text::bigint
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by a.attrelid, c.relname;
  for one in select * from ${KEPT}.tables where pg_relation_size(id) > 0 loop
    execute format('create table ${KEPT}.%I as select %s from public.%I', one.name, one.columns, one.name);
    get diagnostics n = row_count;
    update ${KEPT}.tables set seeded = n where id = one.id;
  end loop;
end $body$;

create function ${KEPT}.restore() returns void language plpgsql as $body$
declare one record; used text; changed boolean;
begin
  -- Without foreign key triggers the order of the tables does not matter.
  set local session_replication_role = replica;
  select string_agg(format('public.%I', name), ', ' order by name) into used
  from ${KEPT}.tables where pg_relation_size(id) > 0;
  if used is null then return; end if;
  -- Who is still writing gets to the end first, so that nothing of it is left.
  execute 'lock table ' || used || ' in exclusive mode';
  -- Many rows are truncated, and so are rows that were counted, or plans would be made for as many.
  for one in select k.* from ${KEPT}.tables k join pg_class c on c.oid = k.id
    where pg_relation_size(k.id) > case when c.reltuples >= 0 and k.seeded = 0 then 0 else 1000000 end loop
    execute format('truncate public.%I cascade', one.name);
  end loop;
  for one in select * from ${KEPT}.tables where pg_relation_size(id) > 0 or seeded > 0 loop
    if one.seeded > 0 then
      execute format('select count(*) <> $1 or coalesce(bool_or(xmin::text::bigint > $2), false) from public.%I', one.name)
        into changed using one.seeded, one.since;
      continue when not changed;
    end if;
    execute format('delete from public.%I', one.name);
    continue when one.seeded = 0;
    execute format('insert into public.%I (%s) overriding system value select %s from ${KEPT}.%I',
      one.name, one.columns, one.columns, one.name);
    update ${KEPT}.tables set since = pg_current_xact_id()::text::bigint where id = one.id;
  end loop;
end $body$;`;
