import type { Migration } from '@yingda/platform';

/** Files that a customer sent through a provider are shown before they are here. */
export const arrivingFiles: Migration = {
  name: '0504-arriving-files',
  async up(sql) {
    await sql(`alter table attachments add column state text not null default 'ready',
      add column playable boolean not null default true,
      add constraint attachments_state_check check (state in ('ready', 'pending', 'failed'))`);
  },
  async down(sql) {
    await sql('alter table attachments drop column state, drop column playable');
  },
};
