import type { Migration } from '@yingda/platform';

/** What departments do for cases, and links to it for people without an account. Nothing is ever deleted. */
export const caseTasksTables: Migration = {
  name: '1420-case-tasks',
  async up(sql) {
    await sql(`create table case_task_times (
      one boolean primary key default true,
      acknowledge_minutes integer not null,
      warn_percent integer not null,
      constraint case_task_times_one_check check (one),
      constraint case_task_times_warn_check check (warn_percent between 1 and 99)
    )`);
    await sql('insert into case_task_times (acknowledge_minutes, warn_percent) values (120, 75)');
    // marks: moments of its clocks that are still to be noticed.
    await sql(`create table case_tasks (
      id uuid primary key,
      case_id uuid not null references cases (id),
      department_id uuid not null,
      handler_id uuid,
      state text not null,
      text text not null,
      facts jsonb not null,
      by_mail boolean not null,
      asked_by_id uuid,
      asked_by_name text not null,
      sent_at timestamptz not null,
      acknowledge_due_at timestamptz not null,
      acknowledged_at timestamptz,
      acknowledged_by_name text,
      due_at timestamptz not null,
      answered_at timestamptz,
      answered_by_name text,
      answer text,
      ended_at timestamptz,
      sent_back integer not null,
      marks jsonb not null,
      late boolean not null,
      version integer not null,
      constraint case_tasks_state_check check
        (state in ('sent', 'acknowledged', 'answered', 'sent-back', 'accepted', 'withdrawn')),
      constraint case_tasks_answer_check check (state not in ('answered', 'accepted') or answer is not null),
      constraint case_tasks_ended_check check ((ended_at is not null) = (state in ('accepted', 'withdrawn')))
    )`);
    await sql('create index case_tasks_case_idx on case_tasks (case_id, sent_at, id)');
    const open = `where state in ('sent', 'acknowledged', 'sent-back')`;
    await sql(`create index case_tasks_open_idx on case_tasks (due_at, id) ${open}`);
    await sql(
      `create index case_tasks_department_open_idx on case_tasks (department_id, due_at, id) ${open}`,
    );
    await sql(
      `create index case_tasks_answered_idx on case_tasks (answered_at, id) where state = 'answered'`,
    );
    await sql(
      'create index case_tasks_ended_idx on case_tasks (ended_at desc, id desc) where ended_at is not null',
    );
    await sql(`create index case_tasks_department_ended_idx on case_tasks (department_id, ended_at desc, id desc)
      where ended_at is not null`);
    await sql(`create table case_task_steps (
      task_id uuid not null references case_tasks (id),
      no integer not null,
      step text not null,
      at timestamptz not null,
      by_id uuid,
      by_name text not null,
      note text not null,
      constraint case_task_steps_pkey primary key (task_id, no),
      constraint case_task_steps_step_check check (step in ('sent', 'acknowledged', 'answered', 'sent-back', 'accepted',
        'withdrawn', 'handed', 'warned', 'breached', 'link-made', 'link-mailed', 'link-revoked'))
    )`);
    await sql(`create table case_task_files (
      task_id uuid not null references case_tasks (id),
      attachment_id uuid not null,
      part text not null,
      facts jsonb not null,
      added_at timestamptz not null,
      constraint case_task_files_pkey primary key (task_id, attachment_id),
      constraint case_task_files_part_check check (part in ('question', 'answer'))
    )`);
    await sql(`create table case_task_links (
      id uuid primary key,
      task_id uuid not null references case_tasks (id),
      email text not null,
      language text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      mailed_at timestamptz,
      opened_at timestamptz,
      used_at timestamptz,
      revoked_at timestamptz
    )`);
    await sql('create index case_task_links_task_idx on case_task_links (task_id, made_at)');
  },
  async down(sql) {
    for (const table of ['links', 'files', 'steps']) await sql(`drop table case_task_${table}`);
    await sql('drop table case_tasks');
    await sql('drop table case_task_times');
  },
};
