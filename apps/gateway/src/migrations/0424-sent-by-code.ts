import type { Migration } from '@yingda/platform';

/** What goes by a code of the provider is not safe to repeat, whatever its channel says of other messages. */
export const sentByCode: Migration = {
  name: '0424-sent-by-code',
  async up(sql) {
    await sql('alter table channel_deliveries add column by_code boolean not null default false');
  },
  async down(sql) {
    await sql('alter table channel_deliveries drop column by_code');
  },
};
