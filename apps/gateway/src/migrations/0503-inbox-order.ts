import type { Migration } from '@yingda/platform';

/** The inbox lists the queue, and what is with the bot, by how long somebody has waited. */
export const inboxOrder: Migration = {
  name: '0503-inbox-order',
  async up(sql) {
    await sql(`create index conversations_queued_waiting_idx on conversations (waiting_since, id)
      where status in ('queued', 'offered')`);
    await sql(`create index conversations_bot_waiting_idx on conversations (waiting_since, id)
      where status = 'bot'`);
    // Nothing is listed by the time of opening any more.
    await sql('drop index conversations_open_opened_idx');
  },
  async down(sql) {
    await sql(`create index conversations_open_opened_idx on conversations (opened_at desc, id desc)
      where status in ('bot', 'queued', 'offered', 'assigned', 'active')`);
    await sql('drop index conversations_queued_waiting_idx, conversations_bot_waiting_idx');
  },
};
