import type { Migration } from '@yingda/platform';

/** What staff and rules sort conversations by. Neither changes with a message, so the index costs messages nothing. */
export const conversationTags: Migration = {
  name: '0520-tags',
  async up(sql) {
    await sql(`alter table conversations
      add column tags text[] not null default '{}',
      add column priority text not null default 'normal',
      add constraint conversations_tags_check check (cardinality(tags) <= 20),
      add constraint conversations_priority_check check (priority in ('low', 'normal', 'high', 'urgent'))`);
    await sql(`create index conversations_tags_idx on conversations using gin (tags) where tags <> '{}'`);
  },
  async down(sql) {
    await sql('alter table conversations drop column tags, drop column priority');
  },
};
