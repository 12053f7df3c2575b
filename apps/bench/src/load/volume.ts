import { newId } from '@yingda/platform';
import type { Client } from 'pg';
import type { Pair } from './seed';

/** Of each conversation; as many hits has every rare word. */
export const EACH = 100;
export const RARE_HITS = 50;

export interface VolumeSize {
  messages: number;
  /** Open ones, the same at every size: as many as people can serve. */
  pairs: Pair[];
}

/** A uuid of the version we make, from any text. */
const id = (text: string) => `overlay(overlay(md5(${text}) placing '7' from 13) placing '8' from 17)::uuid`;
const MESSAGE = id(`'m' || p.n || ' ' || s`);

/**
 * Fills a migrated database with conversations that have ended, spread over a year and interleaved in time, each message
 * with search words: some everybody uses, and one that only fifty messages have, none the beginning of another. Indexes are made afterwards.
 */
export async function fillVolume(client: Client, { messages, pairs }: VolumeSize): Promise<void> {
  const { inboxId, agentId } = pairs[0]!;
  await client.query(
    `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`,
  );
  const customers = Math.max(100, Math.floor(messages / EACH / 4));
  await client.query(`create temp table past as select n, ${id(`'c' || n`)} as id,
      ${id(`'p' || n % ${customers}`)} as customer_id, ${id(`'i' || n % ${customers}`)} as identity_id,
      now() - interval '1 year' + n * (interval '360 days' / ${messages / EACH}) as opened_at
    from generate_series(1, ${messages / EACH}) n`);
  await client.query(
    `insert into customers (id, name, tier, is_visitor, code, version, search, created_at, updated_at)
     select distinct on (customer_id) customer_id, 'Past ' || n, 'standard', false, 'P' || n, 1, '', opened_at, opened_at
     from past order by customer_id, n`,
  );
  await client.query(
    `insert into conversations (id, channel, inbox_id, customer_id, identity_id, team_id, agent_id, status, waiting_for,
       waiting_since, opened_at, queued_at, assigned_at, accepted_at, first_response_at, closed_at, ended_by, sequence,
       position, last_message_author_kind, last_message_excerpt, last_message_at)
     select id, 'web', $1, customer_id, identity_id, (select team_id from team_members where agent_id = $2), $2, 'closed',
       'customer', opened_at, opened_at, opened_at, opened_at, opened_at, opened_at, opened_at + interval '1 day', 'agent',
       ${EACH}, ${EACH}, 'agent', 'Thank you', opened_at
     from past`,
    [inboxId, agentId],
  );
  await withoutIndexes(client, 'messages', () =>
    client.query(
      `insert into messages (id, conversation_id, position, sequence, entry, client_message_id, author_kind, author_id,
         author, identity_id, content, created_at)
       select ${MESSAGE}, p.id, s, s, 'message', ${id(`'k' || p.n || ' ' || s`)}, 'customer',
         p.customer_id, '{"kind": "customer", "name": "Past"}', p.identity_id,
         jsonb_build_object('kind', 'text', 'text', 'where is my parcel of the order word'
           || lpad(((p.n::bigint * ${EACH} + s) % ${messages / RARE_HITS})::text, 8, '0')), p.opened_at + s * interval '10 minutes'
       from generate_series(1, ${EACH}) s, past p`,
    ),
  );
  await withoutIndexes(client, 'message_search', () =>
    client.query(
      `insert into message_search (message_id, conversation_id, created_at, words)
       select ${MESSAGE}, p.id, p.opened_at + s * interval '10 minutes',
         ('order parcel ' || 'word' || lpad(((p.n::bigint * ${EACH} + s) % ${messages / RARE_HITS})::text, 8, '0'))::tsvector
       from generate_series(1, ${EACH}) s, past p`,
    ),
  );
  await client.query('drop table past');
  await client.query('vacuum analyze conversations, messages, message_search, customers');
}

/** Makes an agent who may see everything; the seeds' agents see their own. */
export async function makeManager(client: Client): Promise<string> {
  const manager = newId();
  await client.query(
    `insert into agents (id, email, name, public_name, role, capacity, account_state, password_hash, created_at, updated_at)
     values ($1::uuid, $1::uuid::text || '@agents.example', 'Manager', 'Manager', 'manager', 100, 'active', 'none', now(), now())`,
    [manager],
  );
  return manager;
}

/** Fills a table without its indexes and makes them again, which takes a third of the time. */
async function withoutIndexes(client: Client, table: string, fill: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid) from pg_index i
     where indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`,
    [table],
  );
  for (const { drop } of rows) await client.query(drop);
  await fill();
  for (const { make } of rows) await client.query(make);
}
