import type { Migration } from '@yingda/platform';

/** What is told to those who wait is made from this: each agent's own pace, and who does not wait live. */
export const waitingFacts: Migration = {
  name: '0610-waiting',
  async up(sql) {
    // Their customer left a message or is called back: it waits, but nobody sits in front of it.
    await sql(`alter table routing_queue add apart text,
      add constraint routing_queue_apart_check check (apart in ('message', 'callback'))`);
    // As routing_handle_times, by agent.
    await sql(`create table routing_agent_handle_times (
      agent_id uuid not null,
      conversation_id uuid not null,
      seconds integer not null,
      closed_at timestamptz not null,
      constraint routing_agent_handle_times_pkey primary key (agent_id, conversation_id),
      constraint routing_agent_handle_times_seconds_check check (seconds >= 0)
    )`);
    // The middle of them, worked out when one is added: a thousand agents are read at once.
    await sql(`create table routing_agent_paces (
      agent_id uuid primary key,
      samples smallint not null,
      seconds double precision not null
    )`);
  },
  async down(sql) {
    await sql('drop table routing_agent_paces, routing_agent_handle_times');
    await sql('alter table routing_queue drop apart');
  },
};
