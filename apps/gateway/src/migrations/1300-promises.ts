import type { Migration } from '@yingda/platform';

/** What is owed to customers, with all that happened to it. Nothing is ever deleted. */
export const promisesTables: Migration = {
  name: '1300-promises',
  async up(sql) {
    // once_key: what it came of, so that it is made once. next_at: when the watch has something to do with it.
    await sql(`create table promises (
      id uuid primary key,
      kind text not null,
      what text not null,
      once_key text,
      conversation_id uuid,
      conversation_number text,
      customer_id uuid,
      survey_id uuid,
      score smallint,
      owner_id uuid,
      team_id uuid,
      made_at timestamptz not null,
      made_by_id uuid,
      made_by_name text not null,
      due_at timestamptz not null,
      remind_at timestamptz,
      reminded_at timestamptz,
      state text not null,
      done_at timestamptz,
      outcome text,
      reached text,
      next_at timestamptz,
      version integer not null default 1,
      constraint promises_kind_check check (kind in ('low-score', 'agreed', 'callback', 'case')),
      constraint promises_state_check check (state in ('open', 'kept', 'broken')),
      constraint promises_done_check check ((done_at is not null) = (outcome is not null)
        and (state <> 'kept' or done_at is not null) and (state <> 'open' or done_at is null)),
      constraint promises_once_key unique (once_key)
    )`);
    await sql('create index promises_owed_idx on promises (due_at, id) where done_at is null');
    await sql(
      'create index promises_owner_owed_idx on promises (owner_id, due_at, id) where done_at is null',
    );
    await sql('create index promises_team_owed_idx on promises (team_id, due_at, id) where done_at is null');
    await sql('create index promises_done_idx on promises (done_at desc, id desc) where done_at is not null');
    await sql(`create index promises_owner_done_idx on promises (owner_id, done_at desc, id desc)
      where done_at is not null`);
    await sql(`create index promises_team_done_idx on promises (team_id, done_at desc, id desc)
      where done_at is not null`);
    await sql('create index promises_conversation_idx on promises (conversation_id, due_at)');
    await sql('create index promises_next_idx on promises (next_at, id) where next_at is not null');
    await sql(`create table promise_steps (
      promise_id uuid not null references promises (id),
      no integer not null,
      step text not null,
      at timestamptz not null,
      by_id uuid,
      by_name text not null,
      from_id uuid,
      to_id uuid,
      note text not null,
      constraint promise_steps_pkey primary key (promise_id, no),
      constraint promise_steps_step_check check
        (step in ('made', 'reassigned', 'reminded', 'broken', 'kept', 'settled'))
    )`);
  },
  async down(sql) {
    await sql('drop table promise_steps');
    await sql('drop table promises');
  },
};
