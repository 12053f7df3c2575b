import type { Migration } from '@yingda/platform';

const STEPS = `'received', 'sorted', 'answered', 'decided', 'told', 'to-case', 'noted'`;
const TASK_STEPS = `'task-sent', 'task-answered', 'task-accepted', 'task-returned', 'task-withdrawn'`;

/** Departments are asked about feedback, too, without a case made of it; what it is about is said of feedback. */
export const feedbackTasks: Migration = {
  name: '1495-feedback-tasks',
  async up(sql) {
    // A task is of a case, of feedback, or of a case that feedback went on as.
    await sql(`alter table case_tasks alter column case_id drop not null,
      add column feedback_id uuid references feedback (id),
      add constraint case_tasks_subject_check check (case_id is not null or feedback_id is not null)`);
    await sql(`create index case_tasks_feedback_idx on case_tasks (feedback_id, sent_at, id)
      where feedback_id is not null`);
    await sql('create index case_tasks_asker_idx on case_tasks (asked_by_id) where case_id is null');
    await steps(sql, `${STEPS}, ${TASK_STEPS}`);
    await sql('alter table feedback add column product text, add column about text');
    await sql('create index feedback_feed_idx on feedback (received_at desc, id desc)');
    await sql(`create index feedback_product_idx on feedback (product, received_at desc, id desc)
      where product is not null`);
    await sql(`create index feedback_about_idx on feedback (about, received_at desc, id desc)
      where about is not null`);
  },
  async down(sql) {
    for (const index of ['about', 'product', 'feed']) await sql(`drop index feedback_${index}_idx`);
    await sql('alter table feedback drop column about, drop column product');
    await sql(`delete from feedback_steps where step in (${TASK_STEPS})`);
    await steps(sql, STEPS);
    for (const table of ['links', 'files', 'steps'])
      await sql(
        `delete from case_task_${table} where task_id in (select id from case_tasks where case_id is null)`,
      );
    await sql('delete from case_tasks where case_id is null');
    await sql(`alter table case_tasks drop constraint case_tasks_subject_check, drop column feedback_id,
      alter column case_id set not null`);
  },
};

async function steps(sql: (text: string) => Promise<unknown>, allowed: string): Promise<void> {
  await sql(`alter table feedback_steps drop constraint feedback_steps_step_check,
    add constraint feedback_steps_step_check check (step in (${allowed}))`);
}
