import { ConversationsQuery } from '@yingda/contracts';
import { Refusal, TIER_REPLY_TARGET_SECONDS } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock, Database } from '@yingda/platform';
import type { InboxPage } from './ended-pages';
import { blocked, filterConditions, OPEN, QUEUED, visible } from './inbox-conditions';
import { decodeCursor, encodeCursor, type Bind } from './keyset';

const TARGETS = Object.entries(TIER_REPLY_TARGET_SECONDS);
const SHORTEST = `interval '${Math.min(...TARGETS.map(([, seconds]) => seconds))} seconds'`;
const LONGEST = `interval '${Math.max(...TARGETS.map(([, seconds]) => seconds))} seconds'`;
// Fenced off, so that each tier is looked up by its key: joined, all customers would be read.
const LIMIT_OF = `cross join lateral (select c.waiting_since + make_interval(secs => case p.tier
  ${TARGETS.map(([tier, seconds]) => `when '${tier}' then ${seconds}`).join(' ')} end) as at
  from customers p where p.id = c.customer_id offset 0) due`;

type Group = 'front' | 'behind' | 'waiting' | 'us' | 'wrap-up' | 'customer' | 'bot' | 'blocked';
const GROUPS = {
  mine: ['us', 'wrap-up', 'customer', 'bot', 'blocked'],
  turn: ['front', 'behind', 'blocked'],
  queue: ['waiting', 'blocked'],
  all: ['us', 'customer', 'bot', 'blocked'],
} satisfies Record<string, readonly Group[]>;
// By what a group is ordered that is not ordered by how long somebody waits.
const TIMES: Partial<Record<Group, string>> = {
  front: 'c.queued_at',
  behind: 'c.queued_at',
  'wrap-up': 'c.closed_at',
};
type Way = 'by limit' | 'rising' | 'falling';

interface Row {
  id: string;
  at: string;
}
interface After {
  at: string;
  id: string;
}
interface Stretch {
  group: Group;
  after: After | null;
  wanted: number;
}

/**
 * Open conversations in the order of the screen (its `row-order.ts`): group after group, in each by one time, so that
 * the most urgent is on the first page however many wait. There are as many as people can serve, and each group is read
 * along a partial index.
 */
export class OpenPages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(actor: AgentActor, query: ConversationsQuery): Promise<InboxPage> {
    const limit = query.limit ?? 50;
    const groups = groupsOf(query);
    const start = startOf(groups, query.cursor);
    const found: (Row & { group: Group })[] = [];
    for (const group of groups.slice(start.index)) {
      const wanted = limit + 1 - found.length;
      const after = group === groups[start.index] ? start.after : null;
      const rows = await this.stretch(actor, query, { group, after, wanted });
      found.push(...rows.map((row) => ({ ...row, group })));
      if (found.length > limit) break;
    }
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      ids: shown.map((row) => row.id),
      next: last ? encodeCursor([last.group, last.at, last.id]) : null,
    };
  }

  private stretch(actor: AgentActor, query: ConversationsQuery, stretch: Stretch): Promise<Row[]> {
    const values: unknown[] = [];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const conditions = [
      ...(query.view === 'mine' ? [`c.agent_id = ${bind(actor.agentId)}`] : visible(actor, bind)),
      ...filterConditions(query, bind),
      ...groupConditions(stretch.group, query, bind(this.clock.now())),
    ];
    const way = wayOf(stretch.group, query);
    const sql = way === 'by limit' ? byLimit : alongTime(stretch.group, way);
    return this.database.query<Row>(sql(conditions, stretch, bind), values);
  }
}

function groupsOf({ view, sort = 'turn' }: ConversationsQuery): readonly Group[] {
  if (view === 'queue') return sort === 'turn' ? GROUPS.turn : GROUPS.queue;
  return view === 'mine' ? GROUPS.mine : GROUPS.all;
}

function startOf(
  groups: readonly Group[],
  cursor: string | undefined,
): { index: number; after: After | null } {
  if (!cursor) return { index: 0, after: null };
  const [group, at, id] = decodeCursor(cursor, ['text', 'timestamptz', 'uuid']) as [Group, string, string];
  const index = groups.indexOf(group);
  if (index < 0) throw new Refusal('invalid-payload', 'cursor is of another list.', { field: 'cursor' });
  return { index, after: { at, id } };
}

function groupConditions(group: Group, query: ConversationsQuery, now: string): string[] {
  const free = `not ${blocked(now)}`;
  switch (group) {
    case 'front':
      return [QUEUED, 'c.queue_first', free];
    case 'behind':
      return [QUEUED, 'not c.queue_first', free];
    case 'waiting':
      return [QUEUED, free];
    case 'us':
    case 'customer':
      return [OPEN, `c.status <> 'bot'`, `c.waiting_for = '${group}'`, free];
    case 'wrap-up':
      // A conversation the shopper ended stays with its agent until its disposition is given. The time is not used.
      return ['c.wrap_up_due', `${now}::timestamptz is not null`];
    case 'bot':
      return [`c.status = 'bot'`, free];
    case 'blocked':
      return [query.view === 'queue' ? QUEUED : OPEN, blocked(now)];
  }
}

function wayOf(group: Group, { sort }: ConversationsQuery): Way {
  if (group === 'front' || group === 'behind') return 'rising';
  if (group !== 'us' && group !== 'waiting') return 'falling';
  return sort === 'newest' ? 'falling' : sort === 'oldest' ? 'rising' : 'by limit';
}

const alongTime =
  (group: Group, way: Way) =>
  (conditions: string[], { after, wanted }: Stretch, bind: Bind): string => {
    const time = TIMES[group] ?? 'c.waiting_since';
    const [sign, direction] = way === 'rising' ? ['>', 'asc'] : ['<', 'desc'];
    const all = after
      ? [...conditions, `(${time}, c.id) ${sign} (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`]
      : conditions;
    return `select c.id, ${time}::text as at from conversations c where ${all.join(' and ')}
      order by ${time} ${direction}, c.id ${direction} limit ${bind(wanted)}`;
  };

// The tier is the customer's, so no index has the limit; but limits lie within a minute and a half of each other, and the
// index has when the wait began. As many as are wanted, by that, say how late the last one's limit can be at most; whoever
// has an earlier one began to wait no later than the shortest target before it.
function byLimit(conditions: string[], { after, wanted }: Stretch, bind: Bind): string {
  const from = [...conditions];
  if (after) {
    const [at, id] = [`${bind(after.at)}::timestamptz`, `${bind(after.id)}::uuid`];
    from.push(`c.waiting_since >= ${at} - ${LONGEST}`, `(due.at, c.id) > (${at}, ${id})`);
  }
  const where = from.join(' and ');
  const most = bind(wanted);
  return `with near as (select due.at from conversations c ${LIMIT_OF} where ${where}
      order by c.waiting_since, c.id limit ${most})
    select c.id, due.at::text as at from conversations c ${LIMIT_OF}
    where ${where} and c.waiting_since <= (select max(at) from near) - ${SHORTEST}
    order by due.at, c.id limit ${most}`;
}
