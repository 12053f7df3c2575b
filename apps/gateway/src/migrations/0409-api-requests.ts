import type { Migration } from '@yingda/platform';

/** What the shop's own systems have told: a repeat is known, and one that contradicts the first is refused. */
export const apiRequests: Migration = {
  name: '0409-api-requests',
  async up(sql) {
    await sql(`create table channel_api_requests (
      inbox_id uuid not null,
      webhook_id text not null,
      external_message_id text,
      digest text not null,
      received_at timestamptz not null,
      constraint channel_api_requests_pkey primary key (inbox_id, webhook_id),
      constraint channel_api_requests_message_key unique (inbox_id, external_message_id),
      constraint channel_api_requests_inbox_id_fkey foreign key (inbox_id) references inboxes (id)
    )`);
    await sql('create index channel_api_requests_received_idx on channel_api_requests (received_at)');
  },
  async down(sql) {
    await sql('drop table channel_api_requests');
  },
};
