import type { Migration } from '@yingda/platform';

/** Agents who had a conversation and did not answer in the time their team gives them. */
export const unanswered: Migration = {
  name: '0602-unanswered',
  async up(sql) {
    await sql(`create table routing_unanswered (
      conversation_id uuid not null,
      agent_id uuid not null,
      missed_at timestamptz not null,
      constraint routing_unanswered_pkey primary key (conversation_id, agent_id)
    )`);
    // As the conversation came to wait; each of them is in declined_by as well.
    await sql(`alter table routing_queue add tried_by uuid[] not null default '{}'`);
  },
  async down(sql) {
    await sql('alter table routing_queue drop tried_by');
    await sql('drop table routing_unanswered');
  },
};
