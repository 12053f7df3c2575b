import type { Migration } from '@yingda/platform';

const STEPS = ['made', 'reassigned', 'reminded', 'broken', 'kept', 'settled', 'moved', 'paused', 'resumed'];
const check = (steps: readonly string[]) =>
  `alter table promise_steps add constraint promise_steps_step_check check (step in (${steps.map((one) => `'${one}'`).join(', ')}))`;

/** Whether the customer has been told of what was promised by hand; all there were before count as told. */
export const promisesTold: Migration = {
  name: '1330-promises-told',
  async up(sql) {
    await sql(
      'alter table promises add column to_tell boolean not null default false, add column told_at timestamptz',
    );
    await sql(`create index promises_untold_idx on promises (conversation_id)
      where to_tell and told_at is null and done_at is null`);
    await sql('alter table promise_steps drop constraint promise_steps_step_check');
    await sql(check([...STEPS, 'told']));
  },
  async down(sql) {
    await sql(`delete from promise_steps where step = 'told'`);
    await sql('alter table promise_steps drop constraint promise_steps_step_check');
    await sql(check(STEPS));
    await sql('drop index promises_untold_idx');
    await sql('alter table promises drop column to_tell, drop column told_at');
  },
};
