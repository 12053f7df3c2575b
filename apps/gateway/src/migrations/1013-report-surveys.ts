import type { Migration } from '@yingda/platform';

/** What customers answered to surveys, and what bots did alone, as facts beside the others. */
export const reportSurveys: Migration = {
  name: '1013-report-surveys',
  async up(sql) {
    await sql(`create table report_surveys (
      conversation_id uuid not null,
      part smallint not null,
      whole boolean not null,
      apart boolean not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      channel text not null,
      inbox_id uuid not null,
      tier text not null,
      topic_id uuid,
      first_agent_id uuid,
      last_agent_id uuid,
      first_team_id uuid,
      last_team_id uuid,
      no smallint not null,
      form_key text not null,
      sent_at timestamptz not null,
      answered_at timestamptz,
      valid boolean not null,
      overall smallint,
      product smallint,
      service smallint,
      attitude smallint,
      knowledge smallint,
      speed smallint,
      recommend smallint,
      effort smallint,
      tags text[] not null,
      agent_id uuid,
      team_id uuid,
      constraint report_surveys_pkey primary key (conversation_id, part, no)
    )`);
    await sql('create index report_surveys_closed_idx on report_surveys (closed_at)');
    await sql('create index report_surveys_opened_idx on report_surveys (opened_at)');
    await sql('create index report_surveys_sent_idx on report_surveys (sent_at)');
    await sql('create index report_surveys_agent_idx on report_surveys (agent_id, closed_at)');
    await sql(`alter table report_conversations
      add column bot_first_ms bigint,
      add column bot_alone boolean not null default false,
      add column returned_at timestamptz`);
    for (const [when, how] of Object.entries(WHEN))
      await sql(`create trigger report_surveys_${when} ${how} as changed
        for each statement execute function report_facts_changed()`);
    // Everything that was recorded before is recorded anew, in the background.
    await sql(`delete from report_backfills`);
  },
  async down(sql) {
    await sql('drop table report_surveys');
    await sql(`alter table report_conversations drop column bot_first_ms, drop column bot_alone,
      drop column returned_at`);
  },
};

const WHEN = {
  added: 'after insert on report_surveys referencing new table',
  was: 'after update on report_surveys referencing old table',
  is: 'after update on report_surveys referencing new table',
  removed: 'after delete on report_surveys referencing old table',
};
