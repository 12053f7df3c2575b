import type { Migration } from '@yingda/platform';

/** The shop's list of words that answers are looked through for, and how often each was caught. */
export const wordTables: Migration = {
  name: '0721-words',
  async up(sql) {
    await sql(`create table words (
      id uuid not null,
      word text not null,
      folded text not null,
      language text,
      kind text not null,
      level text not null,
      exceptions text[] not null,
      team_ids uuid[] not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint words_pkey primary key (id),
      constraint words_folded_key unique (folded),
      constraint words_language_check check (language in ('zh-CN', 'en')),
      constraint words_kind_check check (kind in ('absolute-claim', 'promise', 'insult', 'private-deal', 'other')),
      constraint words_level_check check (level in ('forbidden', 'warn', 'mask'))
    )`);
    // One row: nodes ask for its number and read the list anew only when it has risen.
    await sql(`create table word_list (
      one boolean not null default true,
      version integer not null,
      constraint word_list_pkey primary key (one),
      constraint word_list_one_check check (one)
    )`);
    await sql('insert into word_list (version) values (0)');
    await sql(`create table word_catches (
      word_id uuid not null,
      agent_id uuid not null,
      day date not null,
      outcome text not null,
      times integer not null,
      last_at timestamptz not null,
      constraint word_catches_pkey primary key (word_id, agent_id, day, outcome),
      constraint word_catches_word_id_fkey foreign key (word_id) references words (id) on delete cascade,
      constraint word_catches_outcome_check check (outcome in ('held', 'sent'))
    )`);
    await sql('create index word_catches_day_idx on word_catches (day)');
  },
  async down(sql) {
    await sql('drop table word_catches, word_list, words');
  },
};
