import type { Migration } from '@yingda/platform';

/** Reports that are made by themselves: when, for whom, as they were made, and the mails they went out in. */
export const reportEditions: Migration = {
  name: '1015-report-editions',
  async up(sql) {
    await sql(`create table report_schedules (
      kind text primary key,
      active boolean not null,
      language text not null,
      addresses text[] not null,
      version integer not null,
      constraint report_schedules_kind_check check
        (kind in ('weekly-complaints', 'monthly-service', 'quarterly-contacts')),
      constraint report_schedules_language_check check (language in ('zh-CN', 'en'))
    )`);
    for (const kind of ['weekly-complaints', 'monthly-service', 'quarterly-contacts'])
      await sql(`insert into report_schedules (kind, active, language, addresses, version)
        values ('${kind}', true, 'zh-CN', '{}', 1)`);
    // One of a kind and period, whichever node makes it.
    await sql(`create table report_editions (
      id uuid primary key,
      kind text not null references report_schedules (kind),
      from_at timestamptz not null,
      to_at timestamptz not null,
      previous_from_at timestamptz not null,
      time_zone text not null,
      made_at timestamptz not null,
      empty boolean not null,
      sections jsonb not null,
      names jsonb not null,
      constraint report_editions_period_key unique (kind, from_at),
      constraint report_editions_period_check check (from_at < to_at and previous_from_at < from_at)
    )`);
    await sql('create index report_editions_latest_idx on report_editions (to_at desc, id desc)');
    await sql('create index report_editions_kind_latest_idx on report_editions (kind, to_at desc, id desc)');
    await sql(`create table report_mails (
      id uuid primary key,
      edition_id uuid not null references report_editions (id),
      address text not null,
      language text not null,
      state text not null,
      at timestamptz not null,
      problem text not null default '',
      asked_by text not null,
      constraint report_mails_state_check check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown'))
    )`);
    await sql('create index report_mails_edition_id_idx on report_mails (edition_id, at)');
    await sql(
      `create index report_mails_waiting_idx on report_mails (at) where state in ('waiting', 'sending')`,
    );
    // The same report is on its way to an address once at a time.
    await sql(`create unique index report_mails_waiting_key on report_mails (edition_id, address)
      where state in ('waiting', 'sending')`);
  },
  async down(sql) {
    await sql('drop table report_mails, report_editions, report_schedules');
  },
};
