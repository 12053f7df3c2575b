import { type CustomerTimelineItem, type CustomerTimelinePage, type PageQuery } from '@yingda/contracts';
import { ReadRights, visibilityOf } from '@yingda/conversations';
import { requireSight } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { decodeCursor, encodeCursor } from './keyset';

type Row = Omit<CustomerTimelineItem, 'at'> & { at: Date; cursor: string };

// A kind of line: what it is called by, when it was, and what else hides it from whom ($5 sees all; else $6 and $7; $8 to $10 by right).
interface Source {
  from: string;
  at: string;
  columns: string;
  where?: string;
}
const OWN = '($5 or x.owner_id = $6::uuid or x.team_id = any($7::uuid[]))';
const SOURCES: Source[] = [
  {
    from: 'conversations',
    at: 'opened_at',
    columns: `'conversation', x.number::text, coalesce(x.subject, ''), x.status, x.channel, x.agent_id, null::float8`,
    where: 'x.merged_into_id is null and ($5 or x.agent_id = $6::uuid or x.team_id = any($7::uuid[]))',
  },
  {
    from: 'cases',
    at: 'opened_at',
    columns: `'case', x.number::text, x.title, x.stage, x.channel, x.owner_id, null::float8`,
    // What is confidential is for whom it belongs to, and for whoever reads every case.
    where: `$8 and ($9 or (not x.confidential and ${OWN}) or x.owner_id = $6::uuid)`,
  },
  {
    from: 'promises',
    at: 'made_at',
    columns: `'promise', coalesce(x.conversation_number, ''), left(x.what, 300), x.state, null, x.owner_id, null`,
    where: OWN,
  },
  {
    from: 'survey_invitations',
    at: 'sent_at',
    columns: `'survey', x.number::text, x.form_key, x.state, x.channel, null, null`,
    // What was answered without a name is nobody's.
    where: `x.state not in ('not-sent', 'withdrawn', 'planned') and not x.anonymous`,
  },
  {
    from: 'contacts',
    at: 'planned_at',
    columns: `'contact', '', x.purpose, x.state, null, x.owner_id, null`,
    where: OWN,
  },
  {
    from: 'feedback',
    at: 'received_at',
    columns: `'feedback', '', left(x.text, 300), x.state, x.channel, null, null`,
    // One inbox for the shop: for all who answer or review it.
    where: '$10',
  },
  {
    from: 'customer_orders',
    at: 'placed_at',
    columns: `'order', x.number, coalesce(x.facts->'items'->0->>'title', ''), x.status, null, null, x.total_fen::float8`,
  },
  {
    from: 'customer_notes',
    at: 'created_at',
    columns: `'note', '', left(x.text, 300), '', null, null, null`,
  },
  {
    from: 'page_visits',
    at: 'visited_at',
    columns: `'visit', '', coalesce(nullif(x.title, ''), left(x.url, 300)), '', 'web', null, null`,
  },
];

// Of each kind only a page, along its index by customer and time; of all those the newest. Who was joined into the
// customer, and whose lines have not moved along yet, belongs to the list.
const PAGE = `with recursive whose(id) as (select $1::uuid union all select c.id from whose w cross join lateral (
    select id from customers where joined_into = w.id limit 10000) c)
  select l.id, l.kind, l.at, l.at::text as cursor, l.number, left(l.title, 300) as title, l.state, l.channel,
    l.agent_id as "agentId", l.value
  from whose w cross join lateral (${SOURCES.map(
    ({ from, at, columns, where }) => `
    (select x.id, x.${at} as at, ${columns} from ${from} x where x.customer_id = w.id
      and ($2::timestamptz is null or (x.${at}, x.id) < ($2::timestamptz, $3::uuid)) ${where ? `and ${where}` : ''}
      order by x.${at} desc, x.id desc limit $4)`,
  ).join(' union all ')}) l (id, at, kind, number, title, state, channel, agent_id, value)
  order by l.at desc, l.id desc limit $4`;

/** Everything that happened with a customer, in one row: read from the contexts that own it, newest first. */
export class CustomerTimelineView {
  constructor(
    private readonly database: Database,
    private readonly rights: ReadRights,
  ) {}

  /** Who serves a customer sees their whole history; others what is theirs or their teams'. @throws Refusal not-permitted */
  async page(actor: AgentActor, customerId: string, query: PageQuery): Promise<CustomerTimelinePage> {
    requireSight(actor);
    const limit = query.limit ?? 50;
    const [at, id] = query.cursor ? decodeCursor(query.cursor, ['timestamptz', 'uuid']) : [null, null];
    const visibility = visibilityOf(actor);
    const whole = visibility?.all === true || (await this.rights.serves(actor, customerId));
    const cases = actor.permissions['case.read'] ?? 'none';
    const rows = await this.database.query<Row>(PAGE, [
      ...[customerId, at, id, limit + 1],
      ...[whole, actor.agentId, actor.teamIds, cases !== 'none', cases === 'all'],
      (actor.permissions['feedback.work'] ?? 'none') !== 'none',
    ]);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(({ cursor: _, ...row }) => ({ ...row, at: row.at.toISOString() })),
      next: last ? encodeCursor([last.cursor, last.id]) : null,
    };
  }
}
