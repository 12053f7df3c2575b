import { ConversationsQuery } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock, Database } from '@yingda/platform';
import type { InboxPage } from './ended-pages';
import { blocked, filterConditions, OPEN, QUEUED, visible } from './inbox-conditions';
import { decodeCursor, encodeCursor, type Bind } from './keyset';

// Those with a promise running come first, by when it is due; of the others nothing is due, and they wait in order.
const CLOCK = `from service_level_conversations s join conversations c on c.id = s.conversation_id
  where s.clock_due_at is not null`;
const NO_CLOCK = `not exists (select 1 from service_level_conversations s
  where s.conversation_id = c.id and s.clock_due_at is not null)`;

type Group = 'front' | 'behind' | 'waiting' | 'us' | Rest | 'wrap-up' | 'customer' | 'bot' | 'blocked';
type Rest = 'waiting-rest' | 'us-rest';
const GROUPS = {
  mine: ['us', 'us-rest', 'wrap-up', 'customer', 'bot', 'blocked'],
  turn: ['front', 'behind', 'blocked'],
  queue: ['waiting', 'waiting-rest', 'blocked'],
  all: ['us', 'us-rest', 'customer', 'bot', 'blocked'],
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
  if (view === 'queue' && sort === 'turn') return GROUPS.turn;
  const groups: readonly Group[] =
    view === 'queue' ? GROUPS.queue : view === 'mine' ? GROUPS.mine : GROUPS.all;
  const byLimit = sort === 'turn' || sort === 'limit';
  return byLimit ? groups : groups.filter((group) => !group.endsWith('-rest'));
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
    case 'waiting-rest':
      return [QUEUED, free, NO_CLOCK];
    case 'us-rest':
      return [OPEN, `c.status <> 'bot'`, `c.waiting_for = 'us'`, free, NO_CLOCK];
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
  if (group === 'front' || group === 'behind' || group.endsWith('-rest')) return 'rising';
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

// Walked along the index of due times; who sees few of them is read by their own index first, which the planner decides.
function byLimit(conditions: string[], { after, wanted }: Stretch, bind: Bind): string {
  const all = after
    ? [...conditions, `(s.clock_due_at, c.id) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`]
    : conditions;
  return `select c.id, s.clock_due_at::text as at ${CLOCK} and ${all.join(' and ')}
    order by s.clock_due_at, c.id limit ${bind(wanted)}`;
}
