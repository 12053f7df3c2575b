import type { Migration } from '@yingda/platform';

const LAST = `select m.author_id, m.author ->> 'name' as name from messages m
  where m.conversation_id = c.id and m.entry = 'message' and m.copied_from_id is null
  order by m.position desc limit 1`;

/** Whose the last message is; not kept for the customer's, whom the row names already. */
export const lastMessageAuthor: Migration = {
  name: '0502-last-message-author',
  async up(sql) {
    await sql(`alter table conversations add column last_message_author_id uuid,
      add column last_message_author_name text`);
    // Ended ones are too many to be read through at a start: their rows name nobody instead.
    await sql(`update conversations c set last_message_author_id = l.author_id, last_message_author_name = l.name
      from conversations o, lateral (${LAST.replace('c.id', 'o.id')}) l
      where o.id = c.id and o.status in ('bot', 'queued', 'offered', 'assigned', 'active')
        and o.last_message_author_kind <> 'customer'`);
  },
  async down(sql) {
    await sql(
      'alter table conversations drop column last_message_author_id, drop column last_message_author_name',
    );
  },
};
