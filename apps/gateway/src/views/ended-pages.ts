import { ConversationsQuery, MentionBrief } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { ENDED, filterConditions, seesAll, visible } from './inbox-conditions';
import { decodeCursor, encodeCursor, type Bind } from './keyset';

/** For one page so many times its length is looked through, again and again, until enough pass the filters. */
const LOOKS = [4, 16, 40, 40];
/** What has an index of its own, in the order of how much it leaves. */
const NARROW = ['wrapUpDue', 'agentId', 'topicId', 'inboxId', 'teamId'] as const;
const KEPT =
  'id, closed_at, team_id, agent_id, inbox_id, channel, customer_id, waiting_for, wrap_up_due, left_message, disposition_topic_id';

/** Ids of one page, in order, and where the next page begins. */
export interface InboxPage {
  ids: string[];
  next: string | null;
  /** Of a list of mentions, one for each id. */
  mentions?: MentionBrief[];
}
interface Row {
  looked: number;
  endAt: string;
  endId: string;
  id: string | null;
  at: string;
}
interface Look {
  cursor: string | undefined;
  /** How many rows may be looked at, and how many are wanted. */
  most: number;
  wanted: number;
}

/**
 * Ended conversations, the latest first. There are all the shop ever had, so a page reads along one index (of the
 * topic, agent, inbox or team asked for, of the agent's own teams, or of time) and tries the other filters on some
 * 5,000 rows at most: it may then hold fewer than asked for, or none, and still have a next one.
 */
export class EndedPages {
  constructor(private readonly database: Database) {}

  async page(actor: AgentActor, query: ConversationsQuery): Promise<InboxPage> {
    const limit = query.limit ?? 50;
    const shown: { id: string; cursor: string }[] = [];
    let cursor = query.cursor;
    for (const times of LOOKS) {
      const wanted = limit + 1 - shown.length;
      const { rows, most } = await this.look(actor, query, { cursor, wanted, most: times * (limit + 1) });
      for (const { id, at } of rows) if (id !== null) shown.push({ id, cursor: encodeCursor([at, id]) });
      const end = rows[0];
      if (shown.length > limit || !end || end.looked < most) {
        const ids = shown.slice(0, limit).map((row) => row.id);
        return { ids, next: shown.length > limit ? shown[limit - 1]!.cursor : null };
      }
      cursor = encodeCursor([end.endAt, end.endId]);
    }
    return { ids: shown.map((row) => row.id), next: cursor ?? null };
  }

  private async look(
    actor: AgentActor,
    query: ConversationsQuery,
    look: Look,
  ): Promise<{ rows: Row[]; most: number }> {
    const values: unknown[] = [];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const { paths, rest } = waysTo(actor, query, bind);
    const most = rest.length === 0 ? look.wanted : look.most;
    const after = afterCursor(look.cursor, bind);
    const newest = 'order by c.closed_at desc, c.id desc';
    const branches = paths.map(
      (path) =>
        `(select ${KEPT} from conversations c where ${[...path, ENDED, ...after].join(' and ')} ${newest} limit ${most})`,
    );
    const rows = await this.database.query<Row>(
      `with looked as materialized (select distinct on (c.closed_at, c.id) c.* from (${branches.join(' union all ')}) c ${newest} limit ${most}),
       last as (select c.closed_at::text as at, c.id from looked c order by c.closed_at, c.id limit 1),
       shown as (select c.id, c.closed_at::text as at, row_number() over (${newest}) as place from looked c
         ${rest.length > 0 ? `where ${rest.join(' and ')}` : ''} ${newest} limit ${bind(look.wanted)})
       select (select count(*)::integer from looked) as looked, last.at as "endAt", last.id as "endId", s.id, s.at
       from last left join shown s on true order by s.place`,
      values,
    );
    return { rows, most };
  }
}

/** The conditions of the indexes to read along, several where an agent sees teams' and their own; and the others. */
function waysTo(
  actor: AgentActor,
  query: ConversationsQuery,
  bind: Bind,
): { paths: string[][]; rest: string[] } {
  const narrow = NARROW.find((filter) => query[filter]);
  if (narrow) {
    const paths = [filterConditions({ view: 'closed', [narrow]: query[narrow] }, bind)];
    return {
      paths,
      rest: [...filterConditions({ ...query, [narrow]: undefined }, bind), ...visible(actor, bind)],
    };
  }
  const rest = filterConditions(query, bind);
  if (seesAll(actor)) return { paths: [[]], rest };
  const teams = actor.teamIds.map((id) => [`c.team_id = ${bind(id)}`]);
  return { paths: [...teams, [`c.agent_id = ${bind(actor.agentId)}`]], rest };
}

function afterCursor(cursor: string | undefined, bind: Bind): string[] {
  if (!cursor) return [];
  const [at, id] = decodeCursor(cursor, ['timestamptz', 'uuid']);
  return [`(c.closed_at, c.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`];
}
