import type { Migration } from '@yingda/platform';

/** Edits and recalls of what has gone out are steps of their own; what is taken back before that never goes. */
export const changedDeliveries: Migration = {
  name: '0417-changed-deliveries',
  async up(sql) {
    await sql(`alter table channel_deliveries add column change_of uuid, add column change_kind text,
      add constraint channel_deliveries_change_check check ((change_of is null) = (change_kind is null)
        and change_kind in ('edit', 'recall')),
      drop constraint channel_deliveries_state_check`);
    await sql(`alter table channel_deliveries add constraint channel_deliveries_state_check check (state in
      ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown', 'withdrawn'))`);
  },
  async down(sql) {
    await sql('delete from channel_deliveries where change_of is not null');
    await sql(`update channel_deliveries set state = 'failed', failure_class = 'bad-content',
      failure_code = 'withdrawn', failure_detail = 'Taken back before it was sent.' where state = 'withdrawn'`);
    await sql(`alter table channel_deliveries drop column change_of, drop column change_kind,
      drop constraint channel_deliveries_state_check`);
    await sql(`alter table channel_deliveries add constraint channel_deliveries_state_check check (state in
      ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown'))`);
  },
};
