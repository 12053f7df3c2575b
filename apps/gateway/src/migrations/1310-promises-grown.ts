import type { Migration } from '@yingda/platform';

/** Whatever is owed has its place in one list: tasks, actions, feedback and contacts too, with a pause for the customer's turn. */
export const promisesGrown: Migration = {
  name: '1310-promises-grown',
  async up(sql) {
    await sql('alter table promises drop constraint promises_kind_check');
    await sql(`alter table promises add constraint promises_kind_check check (kind in
      ('low-score', 'agreed', 'callback', 'case', 'task', 'action', 'feedback', 'contact'))`);
    // paused_since: it is the customer's turn; nothing breaks meanwhile and next_at is null.
    await sql('alter table promises add column department_id uuid, add column paused_since timestamptz');
    await sql(`alter table promises add constraint promises_paused_check check
      (paused_since is null or (next_at is null and done_at is null))`);
    await sql('alter table promise_steps drop constraint promise_steps_step_check');
    await sql(`alter table promise_steps add constraint promise_steps_step_check check (step in
      ('made', 'reassigned', 'reminded', 'broken', 'kept', 'settled', 'moved', 'paused', 'resumed'))`);
    // The board reads these two and no row: what is owed by its time, and how the done ones went.
    await sql(`create index promises_board_idx on promises (due_at)
      include (owner_id, team_id, department_id, state) where done_at is null and paused_since is null`);
    await sql(`create index promises_went_idx on promises (done_at)
      include (owner_id, team_id, department_id, state) where done_at is not null`);
    await sql(`create index promises_department_owed_idx on promises (department_id, due_at, id)
      where done_at is null and department_id is not null`);
    await sql(`create index promises_customer_owed_idx on promises (customer_id, due_at, id)
      where done_at is null and customer_id is not null`);
  },
  async down(sql) {
    await sql('drop index promises_customer_owed_idx, promises_department_owed_idx, promises_went_idx');
    await sql('drop index promises_board_idx');
    await sql('alter table promises drop constraint promises_paused_check');
    await sql('alter table promises drop column department_id, drop column paused_since');
  },
};
