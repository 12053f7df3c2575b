import type { Migration } from '@yingda/platform';

/** What every fact of a thing that is no conversation says, so that figures break all of them down in one way. */
const OF_ITEM = `
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
  causes text[] not null`;

/** Facts of cases, contacts, opinions and actions; whether conversations before a purchase led to an order. */
export const reportItems: Migration = {
  name: '1014-report-items',
  async up(sql) {
    // three_days_at: when the three days of the first round end, waits for the customer added; null while it waits.
    // due_at: what is due next. accepted: in the last round.
    await sql(`create table report_cases (${OF_ITEM},
      closed_as text,
      answer_due_at timestamptz not null,
      answered_at timestamptz,
      answer_ms bigint,
      result_due_at timestamptz,
      told_at timestamptz,
      first_told_ms bigint,
      three_days_at timestamptz,
      accepted boolean not null,
      reopened integer not null,
      first_closed_at timestamptz,
      due_at timestamptz
    )`);
    for (const column of ['opened_at', 'closed_at', 'answer_due_at', 'result_due_at', 'three_days_at'])
      await sql(`create index report_cases_${column}_idx on report_cases (${column})`);
    await sql('create index report_cases_first_closed_at_idx on report_cases (first_closed_at)');
    await sql('create index report_cases_open_idx on report_cases (due_at) where closed_at is null');
    await sql(`create table report_contacts (${OF_ITEM},
      planned boolean not null,
      cancelled boolean not null,
      due_at timestamptz,
      done_at timestamptz,
      fields_required integer not null,
      fields_filled integer not null,
      unsolved boolean not null,
      verified_at timestamptz
    )`);
    for (const column of ['opened_at', 'closed_at', 'due_at', 'done_at'])
      await sql(`create index report_contacts_${column}_idx on report_contacts (${column})`);
    await sql(`create table report_opinions (${OF_ITEM},
      contact_id uuid not null,
      told_at timestamptz
    )`);
    for (const column of ['opened_at', 'closed_at'])
      await sql(`create index report_opinions_${column}_idx on report_opinions (${column})`);
    await sql('create index report_opinions_contact_id_idx on report_opinions (contact_id)');
    await sql(`create table report_actions (${OF_ITEM},
      case_id uuid,
      cancelled boolean not null,
      due_at timestamptz not null,
      done_at timestamptz,
      verified_at timestamptz,
      effective boolean
    )`);
    for (const column of ['opened_at', 'closed_at', 'due_at', 'done_at', 'verified_at'])
      await sql(`create index report_actions_${column}_idx on report_actions (${column})`);
    // Things whose facts are to be made anew.
    await sql(`create table report_item_changes (
      item text not null,
      id uuid not null,
      marked_at timestamptz not null,
      constraint report_item_changes_pkey primary key (item, id)
    ) with (fillfactor = 50)`);
    await sql('create index report_item_changes_turn_idx on report_item_changes (item, marked_at)');

    await sql(`alter table report_conversations
      add column pre_sale boolean not null default false,
      add column ordered boolean not null default false`);
    // Everything that was recorded before is recorded anew, in the background.
    await sql('delete from report_backfills');
  },
  async down(sql) {
    await sql(
      'drop table report_item_changes, report_actions, report_opinions, report_contacts, report_cases',
    );
    await sql('alter table report_conversations drop column pre_sale, drop column ordered');
  },
};
