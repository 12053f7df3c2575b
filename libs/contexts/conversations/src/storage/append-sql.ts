import type { Statement } from '@yingda/platform';
import { stateSql } from './state-sql';

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
  ['entry', 'jsonb'],
  ['actor', 'jsonb'],
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
 * The guard, with `g` the group and `c` the conversation: `admit` (domain/messages.ts) where it says "append".
 * A database spec proves with random cases that both agree; what the guard leaves out goes through `admit`.
 */
const GUARD = `c.merged_into_id is null and case g.author_kind
    when 'customer' then c.status in ('bot', 'queued', 'offered', 'assigned', 'active')
      and (c.customer_id = g.author_id or c.identity_id = g.identity_id)
    when 'agent' then c.status in ('assigned', 'active') and c.agent_id = g.author_id
    else c.status in ('bot', 'queued', 'offered', 'assigned', 'active') end`;

const STATE = stateSql({
  sequence: 'c.sequence - f.total + f.nth',
  position: 'c.position - f.total + f.nth',
  unread: `c.unread - case when f.author_kind = 'customer' then f.total - f.nth else 0 end`,
  lastMessage: {
    authorKind: 'f.author_kind',
    authorId: 'f.shown_author_id',
    authorName: 'f.shown_author_name',
    excerpt: 'f.excerpt',
    at: 'f.created_at',
  },
});

/**
 * One statement: leave out what is known, take the numbers and change the conversation where the guard allows it,
 * insert messages and outbox rows, mark what was fanned out, and answer every message that is stored afterwards.
 * Within a batch all messages of one conversation are of one sender; array order is their order.
 */
const append = (source: string) => `with input as (${source}),
known as (
  select i.ord, m.id, m.sequence, m.created_at, m.author_kind, m.author_id
  from input i cross join lateral (
    select * from messages m
    where m.conversation_id = i.conversation_id and m.client_message_id = i.client_message_id
    -- One by one through the unique index: joined, a young table would be read as a whole, for ever.
    limit 1) m),
fresh as (
  select i.*, row_number() over (partition by i.conversation_id order by i.ord)::integer as nth,
    count(*) over (partition by i.conversation_id)::integer as total,
    case when i.author_kind <> 'customer' then i.author_id end as shown_author_id,
    case when i.author_kind <> 'customer' then i.entry #>> '{author,name}' end as shown_author_name,
    first_value(i.id) over (partition by i.conversation_id order by i.ord) as first_id,
    first_value(i.created_at) over (partition by i.conversation_id order by i.ord) as first_at
  from input i where not exists (select 1 from known k where k.ord = i.ord)),
c as (
  update conversations c set
    sequence = c.sequence + g.total,
    position = c.position + g.total,
    last_message_author_kind = g.author_kind,
    last_message_author_id = g.shown_author_id,
    last_message_author_name = g.shown_author_name,
    last_message_excerpt = g.excerpt,
    last_message_at = g.created_at,
    unread = c.unread + case when g.author_kind = 'customer' then g.total else 0 end,
    waiting_for = case g.author_kind when 'customer' then 'us' when 'agent' then 'customer' else c.waiting_for end,
    waiting_since = case
      when g.author_kind = 'customer' and c.waiting_for = 'customer' or g.author_kind = 'agent' and c.waiting_for = 'us'
      then g.first_at else c.waiting_since end,
    status = case when g.author_kind = 'agent' then 'active' else c.status end,
    accepted_at = case when g.author_kind = 'agent' then coalesce(c.accepted_at, g.first_at) else c.accepted_at end,
    first_response_at = case when g.author_kind = 'agent' then coalesce(c.first_response_at, g.first_at)
      else c.first_response_at end,
    first_response_id = case when g.author_kind = 'agent' and c.first_response_at is null then g.first_id
      else c.first_response_id end,
    staff_revision = c.staff_revision + case when g.author_kind = 'agent' and c.status = 'assigned' then 1 else 0 end,
    customer_revision = c.customer_revision
      + case when g.author_kind = 'agent' and c.status = 'assigned' then 1 else 0 end
  from fresh g where g.nth = g.total and c.id = g.conversation_id and ${GUARD}
  returning c.*, g.total),
added as materialized (
  select f.*, c.position - f.total + f.nth as position, c.sequence - f.total + f.nth as sequence,
    c.identity_id as conversation_identity_id, coalesce(c.first_response_id = f.id, false) as first_response,
    ${STATE} as state
  from fresh f join c on c.id = f.conversation_id),
stored as (
  insert into messages (id, conversation_id, position, sequence, entry, client_message_id, author_kind, author_id,
    author, identity_id, content, reply_to, created_at)
  select a.id, a.conversation_id, a.position, a.sequence, 'message', a.client_message_id, a.author_kind, a.author_id,
    a.entry -> 'author', coalesce(a.identity_id, a.conversation_identity_id), a.entry -> 'content', a.entry -> 'replyTo',
    a.created_at
  from added a),
told as (
  insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at, request_id)
  select a.event_id, 'message.sent', a.conversation_id::text, a.lane, jsonb_build_object(
      'conversation', a.state,
      'entries', jsonb_build_array(a.entry || jsonb_build_object('position', a.position, 'sequence', a.sequence)),
      'by', a.actor, 'firstResponse', a.first_response), a.created_at, a.request_id
  from added a order by a.ord),
marked as (
  update outbox_events o set fanned_out_at = $${MARKED + 1} where o.id = any($${MARKED}::uuid[]))
select a.ord::integer, a.id, a.sequence, a.created_at, a.position, a.first_response, a.state, null, null from added a
union all
select k.ord::integer, k.id, k.sequence, k.created_at, null, null, null, k.author_kind, k.author_id from known k`;

export const APPEND_ONE: Statement = { name: 'append-one', text: append(ONE) };
export const APPEND_MANY: Statement = { name: 'append-many', text: append(MANY) };

/** A row of the answer, in column order; the last two say whose message it is when it was known already. */
export type AppendedRow = [
  ord: number,
  id: string,
  sequence: number,
  createdAt: Date,
  position: number | null,
  firstResponse: boolean | null,
  state: unknown,
  knownAuthorKind: string | null,
  knownAuthorId: string | null,
];
