import type { Statement } from '@yingda/platform';
import { stateText } from './state-sql';

/** Columns of one message on its way in; the batch passes each as an array, in this order. */
const INPUT = [
  ['conversation_id', 'uuid'],
  ['id', 'uuid'],
  ['client_message_id', 'uuid'],
  ['author_kind', 'text'],
  ['author_id', 'uuid'],
  ['identity_id', 'uuid'],
  ['excerpt', 'text'],
  ['created_at', 'timestamptz'],
  // JSON as text, which goes into the event as it stands: the entry without these three and its numbers, and who did it.
  ['author', 'text'],
  ['content', 'text'],
  ['reply_to', 'text'],
  ['entry', 'text'],
  ['actor', 'text'],
  ['event_id', 'uuid'],
  ['lane', 'smallint'],
  ['request_id', 'text'],
] as const;
const columns = INPUT.map(([name]) => name).join(', ');
const MARKED = INPUT.length + 1;

const ONE = `select ${INPUT.map(([name, type], index) => `$${index + 1}::${type} as ${name}`).join(', ')}, 1::bigint as ord`;
const MANY = `select t.* from unnest(${INPUT.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
  with ordinality as t(${columns}, ord)`;

/**
 * The guard, with `i` the message and `c` the conversation: `admit` (domain/messages.ts) where it says "append".
 * A database spec proves with random cases that both agree; what the guard leaves out goes through `admit`.
 */
const GUARD = `c.merged_into_id is null and case i.author_kind
    when 'customer' then c.status in ('bot', 'queued', 'offered', 'assigned', 'active')
      and (c.customer_id = i.author_id or c.identity_id = i.identity_id)
    when 'agent' then c.status in ('assigned', 'active')
      and (c.agent_id = i.author_id or i.author_id = any(c.joined_agent_ids))
    else c.status in ('bot', 'queued', 'offered', 'assigned', 'active') end`;

/**
 * One statement: leave out what is known, take the numbers and change the conversation where the guard allows it,
 * insert messages and outbox rows, mark what was fanned out, and answer every message that is stored afterwards.
 * A batch holds one message of a conversation, so that the update alone gives everything that follows from it: joining
 * its rows with the input again compares each with each.
 */
const append = (source: string) => `with input as (${source}),
known as (
  select i.ord, m.id, m.sequence, m.created_at, m.author_kind, m.author_id
  from input i cross join lateral (
    select * from messages m
    where m.conversation_id = i.conversation_id and m.client_message_id = i.client_message_id
    -- One by one through the unique index: joined, a young table would be read as a whole, for ever.
    limit 1) m),
added as (
  update conversations c set
    sequence = c.sequence + 1,
    position = c.position + 1,
    last_message_author_kind = i.author_kind,
    last_message_author_id = case when i.author_kind <> 'customer' then i.author_id end,
    last_message_author_name = case when i.author_kind <> 'customer' then i.author::jsonb ->> 'name' end,
    last_message_excerpt = i.excerpt,
    last_message_at = i.created_at,
    unread = c.unread + case when i.author_kind = 'customer' then 1 else 0 end,
    waiting_for = case i.author_kind when 'customer' then 'us' when 'agent' then 'customer' else c.waiting_for end,
    waiting_since = case
      when i.author_kind = 'customer' and c.waiting_for = 'customer' or i.author_kind = 'agent' and c.waiting_for = 'us'
      then i.created_at else c.waiting_since end,
    status = case when i.author_kind = 'agent' then 'active' else c.status end,
    accepted_at = case when i.author_kind = 'agent' then coalesce(c.accepted_at, i.created_at) else c.accepted_at end,
    first_response_at = case when i.author_kind = 'agent' then coalesce(c.first_response_at, i.created_at)
      else c.first_response_at end,
    first_response_id = case when i.author_kind = 'agent' and c.first_response_at is null then i.id
      else c.first_response_id end,
    staff_revision = c.staff_revision + case when i.author_kind = 'agent' and c.status = 'assigned' then 1 else 0 end,
    customer_revision = c.customer_revision
      + case when i.author_kind = 'agent' and c.status = 'assigned' then 1 else 0 end
  from input i
  where c.id = i.conversation_id and ${GUARD} and not exists (select 1 from known k where k.ord = i.ord)
  returning i.*, c.position, c.sequence, coalesce(i.identity_id, c.identity_id) as written_by,
    coalesce(c.first_response_id = i.id, false) as first_response, ${stateText} as state),
stored as (
  insert into messages (id, conversation_id, position, sequence, entry, client_message_id, author_kind, author_id,
    author, identity_id, content, reply_to, created_at)
  select a.id, a.conversation_id, a.position, a.sequence, 'message', a.client_message_id, a.author_kind, a.author_id,
    a.author::jsonb, a.written_by, a.content::jsonb, a.reply_to::jsonb, a.created_at
  from added a),
told as (
  insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at, request_id)
  select a.event_id, 'message.sent', a.conversation_id::text, a.lane, concat(
      '{"conversation":', a.state, ',"entries":[', a.entry, ',"author":', a.author, ',"content":', a.content,
      ',"replyTo":' || a.reply_to, ',"position":', a.position, ',"sequence":', a.sequence,
      '}],"by":', a.actor, ',"firstResponse":', a.first_response::text, '}')::json, a.created_at, a.request_id
  from added a),
marked as (
  update outbox_events o set fanned_out_at = $${MARKED + 1} where o.id = any($${MARKED}::uuid[]))
select a.ord::integer, a.sequence, a.position, a.first_response, a.state, null, null, null, null from added a
union all
select k.ord::integer, k.sequence, null, null, null, k.id, k.created_at, k.author_kind, k.author_id from known k`;

export const APPEND_ONE: Statement = { name: 'append-one', text: append(ONE) };
export const APPEND_MANY: Statement = { name: 'append-many', text: append(MANY) };

/** A row of the answer, in column order; the last four say what was known already, and whose message it is. */
export type AppendedRow = [
  ord: number,
  sequence: number | null,
  /** Null when it was known. */
  position: number | null,
  firstResponse: boolean | null,
  /** JSON text. */
  state: string | null,
  knownId: string | null,
  knownCreatedAt: Date | null,
  knownAuthorKind: string | null,
  knownAuthorId: string | null,
];
