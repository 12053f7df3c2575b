import type { Migration } from '@yingda/platform';

/** Canned responses get a key, a stage and parts; categories of their own; uses and proposals are kept. */
export const cannedGrown: Migration = {
  name: '0720-canned-grown',
  async up(sql) {
    await sql(`alter table canned_responses
      add column key text,
      add column stage text,
      add column parts jsonb not null default '[]',
      add constraint canned_responses_stage_check
        check (stage in ('greeting', 'during', 'waiting', 'closing', 'after-sales')),
      add constraint canned_responses_parts_check check (jsonb_typeof(parts) = 'array')`);
    await sql('create unique index canned_responses_key_key on canned_responses (key) where key is not null');
    await sql(`create table canned_categories (
      code text not null,
      zh text not null,
      en text not null,
      position integer not null,
      constraint canned_categories_pkey primary key (code)
    )`);
    // Categories that were written by hand so far are kept under the name they have.
    await sql(`insert into canned_categories (code, zh, en, position)
      select category, category, category, row_number() over (order by category)
      from (select distinct category from canned_responses where category is not null) as written`);
    // One row for each message that was begun with a canned response; kept without the message's text.
    await sql(`create table canned_uses (
      message_id uuid not null,
      canned_response_id uuid not null,
      agent_id uuid not null,
      unchanged boolean not null,
      used_at timestamptz not null,
      constraint canned_uses_pkey primary key (message_id),
      constraint canned_uses_canned_response_id_fkey foreign key (canned_response_id)
        references canned_responses (id) on delete cascade
    )`);
    await sql('create index canned_uses_response_idx on canned_uses (canned_response_id, used_at)');
    await sql('create index canned_uses_used_at_idx on canned_uses (used_at)');
    await sql(`create table canned_proposals (
      id uuid not null,
      canned_response_id uuid,
      change jsonb not null,
      note text not null,
      scope text not null,
      team_id uuid,
      proposed_by_id uuid not null,
      proposed_at timestamptz not null,
      state text not null,
      decided_by_id uuid,
      decided_at timestamptz,
      reason text not null default '',
      seen boolean not null default true,
      constraint canned_proposals_pkey primary key (id),
      constraint canned_proposals_canned_response_id_fkey foreign key (canned_response_id)
        references canned_responses (id) on delete cascade,
      constraint canned_proposals_scope_check check (scope in ('team', 'shop') and (scope = 'team') = (team_id is not null)),
      constraint canned_proposals_state_check check (state in ('open', 'approved', 'rejected', 'withdrawn')),
      constraint canned_proposals_decided_check check (
        (state in ('approved', 'rejected')) = (decided_by_id is not null and decided_at is not null))
    )`);
    await sql(
      'create index canned_proposals_proposer_idx on canned_proposals (proposed_by_id, proposed_at desc)',
    );
    await sql(
      `create index canned_proposals_open_idx on canned_proposals (proposed_at) where state = 'open'`,
    );
  },
  async down(sql) {
    await sql('drop table canned_proposals, canned_uses, canned_categories');
    await sql('drop index canned_responses_key_key');
    await sql('alter table canned_responses drop column key, drop column stage, drop column parts');
  },
};
