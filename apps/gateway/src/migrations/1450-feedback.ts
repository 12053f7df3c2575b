import type { Migration } from '@yingda/platform';

/** Praise, suggestions and problems with their history. Nothing is ever deleted. */
export const feedbackTables: Migration = {
  name: '1450-feedback',
  async up(sql) {
    await sql(`create table feedback (
      id uuid primary key,
      state text not null,
      sort text,
      text text not null,
      customer_id uuid,
      conversation_id uuid,
      conversation_number text,
      inbox_id uuid,
      channel text,
      team_id uuid,
      received_at timestamptz not null,
      due_at timestamptz not null,
      answered_at timestamptz,
      answered_by_name text,
      answer text,
      answered_by text,
      outcome text,
      reason text not null,
      decided_at timestamptz,
      told_at timestamptz,
      case_id uuid references cases (id),
      version integer not null,
      constraint feedback_state_check check (state in ('received', 'sorted', 'answered', 'done')),
      constraint feedback_sort_check check (sort in ('praise', 'suggestion', 'problem')),
      constraint feedback_outcome_check check (outcome in ('action', 'no-action', 'case')),
      -- Nothing is done whose customer knows of nothing: answered, or told the number of its case.
      constraint feedback_done_check check (state <> 'done' or answered_at is not null),
      constraint feedback_answered_check check ((answered_at is null) = (answer is null)),
      constraint feedback_case_check check ((outcome = 'case') = (case_id is not null))
    )`);
    await sql(`create index feedback_open_idx on feedback (due_at, id) where state <> 'done'`);
    await sql(`create index feedback_done_idx on feedback (received_at desc, id desc) where state = 'done'`);
    await sql('create index feedback_customer_idx on feedback (customer_id, received_at desc, id desc)');
    await sql(`create table feedback_steps (
      feedback_id uuid not null references feedback (id),
      position integer generated always as identity,
      step text not null,
      at timestamptz not null,
      by_id uuid,
      by_name text not null,
      note text not null,
      constraint feedback_steps_pkey primary key (feedback_id, position),
      constraint feedback_steps_step_check check
        (step in ('received', 'sorted', 'answered', 'decided', 'told', 'to-case', 'noted'))
    )`);
  },
  async down(sql) {
    await sql('drop table feedback_steps');
    await sql('drop table feedback');
  },
};
