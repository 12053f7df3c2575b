import type { Migration } from '@yingda/platform';

/** Forms with their versions, who was asked or not and why, and what they answered. */
export const surveysTables: Migration = {
  name: '1200-surveys',
  async up(sql) {
    await sql(`create table survey_forms (
      id uuid primary key,
      key text not null,
      place integer not null,
      version integer not null,
      active boolean not null,
      trigger text not null,
      form jsonb not null,
      changed_at timestamptz not null,
      changed_by text not null,
      constraint survey_forms_key_key unique (key)
    )`);
    await sql(`create table survey_form_versions (
      form_id uuid not null references survey_forms (id),
      version integer not null,
      form jsonb not null,
      changed_at timestamptz not null,
      changed_by text not null,
      constraint survey_form_versions_pkey primary key (form_id, version)
    )`);
    // one_key: what may be asked about once (a conversation, an auto-reply's conversation, an order, a quarter).
    // next_at: when the watch has something to do with it (send, remind, end).
    await sql(`create table survey_invitations (
      id uuid primary key,
      form_id uuid not null references survey_forms (id),
      form_key text not null,
      form_version integer not null,
      trigger text not null,
      collection text not null,
      one_key text not null,
      token text not null,
      conversation_id uuid,
      number text not null,
      customer_id uuid not null,
      identity_id uuid,
      inbox_id uuid not null,
      channel text not null,
      team_id uuid,
      topic_id uuid,
      tier text,
      agent_ids uuid[] not null,
      language text not null,
      anonymous boolean not null,
      state text not null,
      reason text,
      invited_by uuid,
      decided_at timestamptz not null,
      due_at timestamptz,
      sent_at timestamptz,
      opened_at timestamptz,
      answered_at timestamptz,
      expires_at timestamptz,
      remind_at timestamptz,
      reminded_at timestamptz,
      withdrawn_at timestamptz,
      next_at timestamptz,
      constraint survey_invitations_state_check check (state in
        ('planned', 'sent', 'opened', 'partly', 'answered', 'expired', 'withdrawn', 'not-sent')),
      constraint survey_invitations_reason_check check ((state = 'not-sent') = (reason is not null)),
      constraint survey_invitations_planned_check check (state <> 'planned' or due_at is not null),
      constraint survey_invitations_sent_check check
        (state in ('planned', 'not-sent', 'withdrawn') or (sent_at is not null and expires_at is not null)),
      constraint survey_invitations_token_key unique (token)
    )`);
    await sql(`create unique index survey_invitations_one_key on survey_invitations (one_key)
      where state not in ('not-sent', 'withdrawn')`);
    await sql(
      'create index survey_invitations_conversation_idx on survey_invitations (conversation_id, decided_at)',
    );
    await sql(`create index survey_invitations_customer_idx on survey_invitations (customer_id, sent_at desc)
      where state not in ('not-sent', 'withdrawn', 'planned')`);
    await sql(`create index survey_invitations_waiting_idx on survey_invitations (identity_id, sent_at desc)
      where state in ('sent', 'opened', 'partly', 'answered')`);
    await sql(`create index survey_invitations_next_idx on survey_invitations (next_at, id)
      where next_at is not null`);
    // An anonymous answer has an id of its own and names neither customer nor conversation.
    await sql(`create table survey_answers (
      id uuid primary key,
      form_id uuid not null references survey_forms (id),
      form_key text not null,
      form_version integer not null,
      trigger text not null,
      collection text not null,
      anonymous boolean not null,
      conversation_id uuid,
      number text not null,
      customer_id uuid,
      inbox_id uuid not null,
      channel text not null,
      team_id uuid,
      topic_id uuid,
      tier text,
      agent_ids uuid[] not null,
      sent_at timestamptz not null,
      answered_at timestamptz not null,
      changed_at timestamptz not null,
      way text not null,
      complete boolean not null,
      rating smallint,
      resolved text,
      answers jsonb not null,
      scores jsonb not null,
      tags text[] not null,
      comment text,
      comment_words tsvector,
      changes integer not null default 0,
      valid boolean not null,
      invalid_why text,
      low boolean not null,
      constraint survey_answers_anonymous_check check
        (not anonymous or (conversation_id is null and customer_id is null)),
      constraint survey_answers_valid_check check (valid = (invalid_why is null))
    )`);
    await sql('create index survey_answers_newest_idx on survey_answers (answered_at desc, id desc)');
    await sql('create index survey_answers_team_idx on survey_answers (team_id, answered_at desc, id desc)');
    await sql('create index survey_answers_form_idx on survey_answers (form_key, answered_at desc, id desc)');
    await sql('create index survey_answers_conversation_idx on survey_answers (conversation_id)');
    await sql('create index survey_answers_agents_idx on survey_answers using gin (agent_ids)');
    await sql('create index survey_answers_tags_idx on survey_answers using gin (tags)');
    await sql('create index survey_answers_words_idx on survey_answers using gin (comment_words)');
    await sql(`create table survey_answer_versions (
      answer_id uuid not null references survey_answers (id),
      no integer not null,
      answers jsonb not null,
      way text not null,
      at timestamptz not null,
      constraint survey_answer_versions_pkey primary key (answer_id, no)
    )`);
  },
  async down(sql) {
    for (const table of ['answer_versions', 'answers', 'invitations', 'form_versions', 'forms'])
      await sql(`drop table survey_${table}`);
  },
};
