import type { Migration } from '@yingda/platform';

/** Files that are sent again and again (of canned responses, of auto-replies): each message gets a row of its own for the same stored file. */
export const keptFiles: Migration = {
  name: '0722-kept-files',
  async up(sql) {
    await sql('alter table attachments add column kept boolean not null default false');
    await sql('drop index attachments_unsent_idx');
    await sql(
      'create index attachments_unsent_idx on attachments (created_at, id) where message_id is null and not kept',
    );
  },
  async down(sql) {
    await sql('drop index attachments_unsent_idx');
    await sql('create index attachments_unsent_idx on attachments (created_at) where message_id is null');
    await sql('alter table attachments drop column kept');
  },
};
