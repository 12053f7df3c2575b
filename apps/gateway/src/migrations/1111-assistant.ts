import type { Migration } from '@yingda/platform';

/** The switch of the assistant, and who used it for what; never what was written. */
export const assistantTables: Migration = {
  name: '1111-assistant',
  async up(sql) {
    await sql(`create table assistant_settings (
      single boolean primary key default true,
      active boolean not null,
      masks_orders boolean not null,
      version integer not null,
      constraint assistant_settings_single_check check (single)
    )`);
    await sql(`insert into assistant_settings (active, masks_orders, version) values (false, false, 0)`);
    await sql(`create table assistant_uses (
      id uuid primary key,
      at timestamptz not null,
      agent_id uuid not null,
      conversation_id uuid not null,
      what text not null,
      outcome text not null,
      model text not null,
      prompt_tokens integer not null,
      answer_tokens integer not null,
      took_ms integer not null,
      constraint assistant_uses_what_check check (what in ('reply', 'summary', 'translation', 'tone', 'topic')),
      constraint assistant_uses_outcome_check check (outcome in ('done', 'late', 'refused', 'failed'))
    )`);
    await sql('create index assistant_uses_at_idx on assistant_uses (at desc)');
  },
  async down(sql) {
    await sql('drop table assistant_uses');
    await sql('drop table assistant_settings');
  },
};
