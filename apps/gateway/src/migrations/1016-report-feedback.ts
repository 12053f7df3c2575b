import type { Migration } from '@yingda/platform';

/** Facts of feedback: when its answer was due, and when it was given. What was there before is recorded in the background. */
export const reportFeedback: Migration = {
  name: '1016-report-feedback',
  async up(sql) {
    await sql(`create table report_feedback (
      id uuid primary key,
      number text not null,
      conversation_id uuid,
      customer_id uuid,
      opened_at timestamptz not null,
      closed_at timestamptz,
      channel text,
      inbox_id uuid,
      tier text,
      agent_id uuid,
      team_id uuid,
      category text,
      kind text,
      department_id uuid,
      product text,
      causes text[] not null,
      due_at timestamptz not null,
      answered_at timestamptz
    )`);
    for (const column of ['opened_at', 'closed_at', 'due_at'])
      await sql(`create index report_feedback_${column}_idx on report_feedback (${column})`);
  },
  async down(sql) {
    await sql('drop table report_feedback');
  },
};
