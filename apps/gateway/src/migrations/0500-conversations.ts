import type { Migration } from '@yingda/platform';

const OPEN = `status in ('bot', 'queued', 'offered', 'assigned', 'active')`;

/**
 * Conversations, their timelines and what belongs to writing them.
 * Customers, identities, inboxes, teams and agents belong to other contexts and are named by id only.
 */
export const conversationsTables: Migration = {
  name: '0500-conversations',
  async up(sql) {
    await sql('create sequence conversation_numbers start 100001');
    await sql(`create table topics (
      id uuid primary key,
      parent_id uuid,
      label_zh text not null,
      label_en text not null,
      sort_order integer not null default 0,
      archived boolean not null default false,
      constraint topics_parent_id_fkey foreign key (parent_id) references topics (id)
    )`);
    // Pages keep room and no index names a column that every message changes, so that a message is a HOT update:
    // of the columns below only status, waiting_for and waiting_since are indexed, and those change at turns.
    await sql(`create table conversations (
      id uuid primary key,
      number bigint not null default nextval('conversation_numbers'),
      channel text not null,
      inbox_id uuid not null,
      customer_id uuid not null,
      identity_id uuid not null,
      team_id uuid,
      agent_id uuid,
      status text not null,
      waiting_for text not null,
      waiting_since timestamptz not null,
      escalation_level smallint not null default 1,
      opened_at timestamptz not null,
      queued_at timestamptz,
      queue_first boolean not null default false,
      assigned_at timestamptz,
      accepted_at timestamptz,
      first_response_at timestamptz,
      first_response_id uuid,
      closed_at timestamptz,
      ended_by text,
      wrap_up_due boolean not null default false,
      disposition_topic_id uuid,
      disposition_resolved text,
      disposition_summary text,
      rating_score smallint,
      rating_resolved text,
      rating_comment text,
      rated_at timestamptz,
      last_message_author_kind text,
      last_message_excerpt text,
      last_message_at timestamptz,
      unread integer not null default 0,
      customer_delivered integer not null default 0,
      customer_read integer not null default 0,
      agent_read integer not null default 0,
      sequence integer not null default 0,
      position integer not null default 0,
      customer_revision integer not null default 0,
      staff_revision integer not null default 0,
      left_message boolean not null default false,
      merged_into_id uuid,
      subject text,
      constraint conversations_number_key unique (number),
      constraint conversations_status_check check (
        status in ('bot', 'queued', 'offered', 'assigned', 'active', 'closed', 'abandoned')),
      constraint conversations_waiting_for_check check (waiting_for in ('us', 'customer')),
      constraint conversations_escalation_level_check check (escalation_level between 1 and 3),
      constraint conversations_ended_by_check check (
        ended_by in ('agent', 'customer', 'silence', 'system', 'merge')),
      constraint conversations_ended_check check (
        (status in ('closed', 'abandoned')) = (closed_at is not null)
        and (closed_at is null) = (ended_by is null)),
      constraint conversations_agent_check check (
        agent_id is not null or status not in ('offered', 'assigned', 'active')),
      constraint conversations_queue_check check (status <> 'queued' or (agent_id is null and queued_at is not null)),
      constraint conversations_wrap_up_check check (not wrap_up_due or status = 'closed'),
      constraint conversations_disposition_check check (
        (disposition_topic_id is null) = (disposition_resolved is null)
        and (disposition_topic_id is null) = (disposition_summary is null)),
      constraint conversations_resolved_check check (disposition_resolved in ('yes', 'partly', 'no')),
      constraint conversations_rating_check check (
        rating_score between 1 and 5 and (rating_score is null) = (rated_at is null)
        and rating_resolved in ('yes', 'partly', 'no')),
      constraint conversations_merged_check check (merged_into_id is null or status = 'closed'),
      constraint conversations_marks_check check (
        customer_read <= customer_delivered and customer_delivered <= sequence and agent_read <= sequence
        and sequence <= position and unread >= 0),
      constraint conversations_disposition_topic_id_fkey foreign key (disposition_topic_id) references topics (id),
      constraint conversations_merged_into_id_fkey foreign key (merged_into_id) references conversations (id)
    ) with (fillfactor = 70)`);
    // The promise of one open conversation per identity and inbox.
    await sql(
      `create unique index conversations_open_key on conversations (identity_id, inbox_id) where ${OPEN}`,
    );
    await sql(`create index conversations_open_agent_idx on conversations (agent_id) where ${OPEN}`);
    await sql(`create index conversations_open_team_idx on conversations (team_id) where ${OPEN}`);
    await sql(`create index conversations_queue_idx on conversations (team_id, queue_first desc, queued_at, id)
      where status in ('queued', 'offered')`);
    // 'us' comes first, longest wait first.
    await sql(`create index conversations_open_waiting_idx on conversations (waiting_for desc, waiting_since, id)
      where ${OPEN}`);
    await sql(
      `create index conversations_open_opened_idx on conversations (opened_at desc, id desc) where ${OPEN}`,
    );
    await sql(`create index conversations_closed_idx on conversations (closed_at desc, id desc)
      where status in ('closed', 'abandoned')`);
    // Ended ones are many: a list of them narrowed by one of these reads along its index.
    for (const column of ['agent_id', 'team_id', 'inbox_id', 'disposition_topic_id'])
      await sql(`create index conversations_closed_${column.replace(/^disposition_|_id$/g, '')}_idx
        on conversations (${column}, closed_at desc, id desc) where status in ('closed', 'abandoned')`);
    await sql(
      'create index conversations_wrap_up_idx on conversations (agent_id, closed_at) where wrap_up_due',
    );
    await sql(
      'create index conversations_customer_idx on conversations (customer_id, opened_at desc, id desc)',
    );
    await sql(
      'create index conversations_merged_into_idx on conversations (merged_into_id) where merged_into_id is not null',
    );

    // Every timeline entry. No foreign key to conversations: an entry is only ever inserted by a statement that has
    // just changed its conversation's row, and the check would cost as much as the insert. Nothing is ever deleted here.
    await sql(`create table messages (
      id uuid not null,
      conversation_id uuid not null,
      position integer not null,
      sequence integer,
      entry text not null,
      client_message_id uuid,
      author_kind text not null,
      author_id uuid,
      author jsonb not null,
      identity_id uuid,
      content jsonb not null,
      reply_to jsonb,
      mentions uuid[],
      created_at timestamptz not null,
      edited_at timestamptz,
      recalled_at timestamptz,
      customer_revision integer not null default 0,
      staff_revision integer not null default 0,
      copied_from_id uuid,
      constraint messages_pkey primary key (conversation_id, position),
      constraint messages_id_key unique (id),
      constraint messages_conversation_id_client_message_id_key unique (conversation_id, client_message_id),
      constraint messages_entry_check check (entry in ('message', 'note', 'event')),
      constraint messages_author_kind_check check (author_kind in ('customer', 'agent', 'bot', 'system')),
      constraint messages_note_check check (entry <> 'note' or sequence is null)
    )`);
    await sql(`create unique index messages_conversation_id_sequence_key on messages (conversation_id, sequence)
      where sequence is not null`);
    await sql(`create index messages_staff_revision_idx on messages (conversation_id, staff_revision)
      where staff_revision > 0`);
    await sql(`create index messages_customer_revision_idx on messages (conversation_id, customer_revision)
      where customer_revision > 0`);
    await sql('create index messages_created_at_idx on messages using brin (created_at)');

    await sql(`create table attachments (
      id uuid primary key,
      uploader_kind text not null,
      uploader_id uuid,
      kind text not null,
      name text not null,
      content_type text not null,
      bytes integer not null,
      width integer,
      height integer,
      duration_ms integer,
      storage_key text not null,
      preview_key text,
      preview_type text,
      conversation_id uuid,
      message_id uuid,
      created_at timestamptz not null,
      constraint attachments_uploader_kind_check check (uploader_kind in ('customer', 'agent', 'api', 'system')),
      constraint attachments_kind_check check (kind in ('image', 'file', 'voice', 'video')),
      constraint attachments_bound_check check ((conversation_id is null) = (message_id is null))
    )`);
    await sql(
      'create index attachments_conversation_idx on attachments (conversation_id) where conversation_id is not null',
    );
    await sql('create index attachments_unsent_idx on attachments (created_at) where message_id is null');

    await sql(`create table drafts (
      conversation_id uuid not null,
      agent_id uuid not null,
      text text not null,
      updated_at timestamptz not null,
      constraint drafts_pkey primary key (conversation_id, agent_id),
      constraint drafts_conversation_id_fkey foreign key (conversation_id) references conversations (id)
    )`);
    // Counted along in the transaction that changes the conversation, never counted anew.
    await sql(`create table agent_loads (
      agent_id uuid primary key,
      open integer not null,
      constraint agent_loads_open_check check (open >= 0)
    ) with (fillfactor = 50)`);
    await sql(`create table conversation_merges (
      id uuid primary key,
      source_id uuid not null,
      target_id uuid not null,
      merged_at timestamptz not null,
      undone_at timestamptz,
      first_copy integer not null,
      last_copy integer not null,
      source_before jsonb not null,
      target_before jsonb not null,
      target_after jsonb not null,
      constraint conversation_merges_source_id_fkey foreign key (source_id) references conversations (id),
      constraint conversation_merges_target_id_fkey foreign key (target_id) references conversations (id)
    )`);
    await sql(
      'create unique index conversation_merges_source_key on conversation_merges (source_id) where undone_at is null',
    );
    await sql('create index conversation_merges_target_idx on conversation_merges (target_id)');
    await sql(`create table message_search (
      message_id uuid primary key,
      conversation_id uuid not null,
      created_at timestamptz not null,
      words tsvector not null
    )`);
    await sql('create index message_search_words_idx on message_search using gin (words)');
    await sql(
      'create index message_search_created_at_idx on message_search (created_at desc, message_id desc)',
    );
  },
  async down(sql) {
    await sql(
      `drop table message_search, conversation_merges, agent_loads, drafts, attachments, messages, conversations, topics`,
    );
    await sql('drop sequence conversation_numbers');
  },
};
