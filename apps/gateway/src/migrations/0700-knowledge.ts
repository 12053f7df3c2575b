import type { Migration } from '@yingda/platform';

/** Canned responses: one row each, and one row for each language they are written in. */
export const knowledgeTables: Migration = {
  name: '0700-knowledge',
  async up(sql) {
    await sql(`create table canned_responses (
      id uuid primary key,
      scope text not null,
      owner_agent_id uuid,
      team_id uuid,
      shortcut text not null,
      category text,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint canned_responses_scope_check check (
        (scope = 'personal' and owner_agent_id is not null and team_id is null)
        or (scope = 'team' and owner_agent_id is null and team_id is not null)
        or (scope = 'shop' and owner_agent_id is null and team_id is null))
    )`);
    // A shortcut is unique among those of the same owner; it is typed without minding case.
    await sql(`create unique index canned_responses_personal_shortcut_key
      on canned_responses (owner_agent_id, lower(shortcut)) where scope = 'personal'`);
    await sql(`create unique index canned_responses_team_shortcut_key
      on canned_responses (team_id, lower(shortcut)) where scope = 'team'`);
    await sql(`create unique index canned_responses_shop_shortcut_key
      on canned_responses (lower(shortcut)) where scope = 'shop'`);
    await sql(`create table canned_texts (
      canned_response_id uuid not null,
      language text not null,
      title text not null,
      body text not null,
      constraint canned_texts_pkey primary key (canned_response_id, language),
      constraint canned_texts_canned_response_id_fkey foreign key (canned_response_id)
        references canned_responses (id) on delete cascade,
      constraint canned_texts_language_check check (language in ('zh-CN', 'en'))
    )`);
  },
  async down(sql) {
    await sql('drop table canned_texts, canned_responses');
  },
};
