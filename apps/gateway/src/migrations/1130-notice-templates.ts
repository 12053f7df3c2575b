import type { Migration } from '@yingda/platform';

/** Notices by approved texts, where the window is closed; and as quick as accounts allow. */
export const noticeTemplates: Migration = {
  name: '1130-notice-templates',
  async up(sql) {
    await sql(`alter table notices add column templates jsonb not null default '[]'`);
    await sql('alter table notices drop constraint notices_rate_check');
    await sql('alter table notices add constraint notices_rate_check check (per_minute between 1 and 60000)');
  },
  async down(sql) {
    await sql('update notices set per_minute = 3000 where per_minute > 3000');
    await sql('alter table notices drop constraint notices_rate_check');
    await sql('alter table notices add constraint notices_rate_check check (per_minute between 1 and 3000)');
    await sql('alter table notices drop column templates');
  },
};
