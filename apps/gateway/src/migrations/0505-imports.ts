import type { Migration } from '@yingda/platform';

/** Conversations of other systems: uploads, how far each is read, what is wrong with which line, and what came of the others. */
export const importsTables: Migration = {
  name: '0505-imports',
  async up(sql) {
    await sql(`create table imports (
      id uuid primary key,
      source text not null,
      state text not null,
      parts integer not null default 0,
      part_bytes integer not null,
      bytes bigint not null default 0,
      read_bytes bigint not null default 0,
      lines bigint not null default 0,
      imported bigint not null default 0,
      updated bigint not null default 0,
      skipped bigint not null default 0,
      failed bigint not null default 0,
      problem text,
      created_by_name text not null,
      created_at timestamptz not null,
      finished_at timestamptz,
      constraint imports_state_check check (state in ('uploading', 'waiting', 'running', 'done', 'stopped')),
      constraint imports_read_check check (read_bytes <= bytes),
      constraint imports_counts_check check (lines = imported + updated + skipped + failed)
    )`);
    await sql(
      `create index imports_open_idx on imports (created_at, id) where state in ('waiting', 'running')`,
    );
    await sql('create index imports_created_idx on imports (created_at desc, id desc)');
    await sql(`create table import_errors (
      import_id uuid not null,
      line bigint not null,
      code text not null,
      message text not null,
      external_id text,
      at_byte bigint not null,
      bytes bigint not null,
      constraint import_errors_pkey primary key (import_id, line),
      constraint import_errors_import_id_fkey foreign key (import_id) references imports (id)
    )`);
    // What the other system calls a conversation: never twice here, however often its file is imported.
    await sql(`create table imported_conversations (
      source text not null,
      external_id text not null,
      conversation_id uuid not null,
      import_id uuid not null,
      digest bytea not null,
      position integer not null,
      staff_revision integer not null,
      constraint imported_conversations_pkey primary key (source, external_id),
      constraint imported_conversations_conversation_id_key unique (conversation_id),
      constraint imported_conversations_conversation_id_fkey foreign key (conversation_id) references conversations (id)
    )`);
    // People of the other system without an account here: names that figures count, nothing more.
    await sql(`create table imported_agents (
      id uuid primary key,
      source text not null,
      key text not null,
      name text not null,
      constraint imported_agents_source_key_key unique (source, key)
    )`);
  },
  async down(sql) {
    await sql('drop table imported_agents, imported_conversations, import_errors, imports');
  },
};
