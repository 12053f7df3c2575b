import type { Migration } from '@yingda/platform';

/** What a reply said, and what it left unsaid, newest first: its page asks for both. */
export const autoReplyLogHalves: Migration = {
  name: '1104-auto-reply-log-halves',
  async up(sql) {
    await sql(`create index auto_reply_log_said_idx on auto_reply_log (auto_reply_id, at desc, id desc)
      where outcome = 'sent'`);
    await sql(`create index auto_reply_log_unsaid_idx on auto_reply_log (auto_reply_id, at desc, id desc)
      where outcome <> 'sent'`);
  },
  async down(sql) {
    await sql('drop index auto_reply_log_said_idx');
    await sql('drop index auto_reply_log_unsaid_idx');
  },
};
