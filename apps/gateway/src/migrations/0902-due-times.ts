import type { Migration } from '@yingda/platform';

/** Lists in the order in which promises are due. */
export const dueTimes: Migration = {
  name: '0902-due-times',
  async up(sql) {
    await sql(`create index service_level_conversations_clock_due_at_idx
      on service_level_conversations (clock_due_at, conversation_id) where clock_due_at is not null`);
  },
  async down(sql) {
    await sql('drop index if exists service_level_conversations_clock_due_at_idx');
  },
};
