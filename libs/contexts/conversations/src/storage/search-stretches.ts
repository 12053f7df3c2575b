import type { Database } from '@yingda/platform';
import type { Visibility } from '../domain/access';

// A word that a million messages hold is ranked among its newest thousand; of those three thousand at most are looked
// at to find the ones this agent may see.
const RANKED = 1_000;
const LOOKED_AT = 3_000;
/** So many of the newest messages are read in order of time, whatever the words: enough for words that are everywhere. */
const NEWEST = 30_000;
/** More are never shown at once. */
const SHOWN = 100;
/** Words that fewer of the newest hold are taken for rare, and looked up by themselves… */
const RARE = 10;
/** …which is given up when it turns out that so many hold them. */
const MOST_OF_RARE = 3_000;
/** No stretch is longer than so many of the one before, so that none reads much more than is needed. */
const MOST_TIMES = 32;

/** A message that holds the words and that the agent may see. */
export interface Candidate {
  messageId: string;
  number: string;
  customerId: string;
  rank: number;
  at: Date;
}
type Found = Candidate & { found: number; looked: number; seen: number };
interface Stretch {
  from: number;
  until: number;
}

// The query comes from a subquery: its value unknown, words and time are always read by their indexes together, and
// never by the words' alone because they are thought to be rare. For beginnings of words and for Chinese that is
// thought of all of them.
const IN_STRETCH = `select s.message_id, s.conversation_id, s.created_at from message_search s
  where s.words @@ (select to_tsquery('simple', $1)) and s.created_at >= $7::timestamptz and s.created_at < $8::timestamptz`;
// By the words' index alone, however long ago: the sum keeps the index of times out, which would be read as a whole.
const IN_ALL_BEFORE = `select s.message_id, s.conversation_id, s.created_at from message_search s
  where s.words @@ (select to_tsquery('simple', $1)) and s.created_at + interval '0' < $7::timestamptz
  limit ${MOST_OF_RARE}`;
const IN_NEWEST = `select s.message_id, s.conversation_id, s.created_at from (
    select * from message_search order by created_at desc, message_id desc limit ${NEWEST}) s
  where s.words @@ to_tsquery('simple', $1) order by s.created_at desc, s.message_id desc limit $2`;

// Conversations one by one through their key: joined, all of them would be read for a common word.
const bestOf = (found: string) => `with found as materialized (${found}),
newest as materialized (select * from found order by created_at desc, message_id desc limit $2),
visible as materialized (
  select f.message_id, f.created_at, c.number, c.customer_id
  from newest f cross join lateral (
    select c.number, c.customer_id from conversations c
    where c.id = f.conversation_id and ($4 or c.agent_id = $5 or c.team_id = any($6::uuid[])) limit 1) c
  order by f.created_at desc, f.message_id desc limit $3),
best as materialized (
  select v.*, ts_rank(s.words, to_tsquery('simple', $1), 1) as rank
  from visible v cross join lateral (
    select words from message_search s where s.message_id = v.message_id limit 1) s
  order by rank desc, v.created_at desc limit ${SHOWN})
select l.found, l.looked, l.seen, b.message_id as "messageId", b.number::text as number, b.customer_id as "customerId", b.rank,
  b.created_at as at
from (select (select count(*)::integer from found) as found, (select count(*)::integer from newest) as looked, (select count(*)::integer from visible) as seen) l
left join best b on true`;
const BEST_OF_NEWEST = bestOf(IN_NEWEST);
const BEST_OF_ALL_BEFORE = bestOf(IN_ALL_BEFORE);
const BEST_OF_STRETCH = bestOf(IN_STRETCH);

const EDGES = `select
  (select created_at from message_search order by created_at desc, message_id desc limit 1) as newest,
  (select created_at from message_search order by created_at desc, message_id desc offset ${NEWEST - 1} limit 1) as since,
  (select created_at from message_search order by created_at, message_id limit 1) as oldest`;

/**
 * The best of the newest messages that hold the words: read backwards in stretches of time, each as long as the words'
 * frequency so far asks for, until enough are found. So a search reads what it ranks, and not all that holds the words.
 * Rare words are looked up at once, since stretches of a year would cost more the more was said in it. At most 100.
 */
export async function bestCandidates(
  database: Database,
  { words, visibility }: { words: string; visibility: Visibility },
  limit: number,
): Promise<Candidate[]> {
  const enough = visibility.all ? RANKED : LOOKED_AT;
  const best: Candidate[] = [];
  let [looked, seen] = [0, 0];
  const read = async (text: string, stretch: unknown[], most = Infinity): Promise<number> => {
    const { all, agentId, teamIds } = visibility;
    const values = [words, enough - looked, RANKED - seen, all, agentId, teamIds, ...stretch];
    const rows = await database.query<Found>(text, values);
    if (rows[0]!.found >= most) return most;
    best.push(...rows.filter((row) => row.messageId !== null));
    looked += rows[0]!.looked;
    seen += rows[0]!.seen;
    return rows[0]!.looked;
  };

  let found = await read(BEST_OF_NEWEST, []);
  let stretch = looked < enough && seen < RANKED ? await newestStretch(database) : null;
  if (stretch && found < RARE) {
    const before = [new Date(stretch.from)];
    if ((await read(BEST_OF_ALL_BEFORE, before, MOST_OF_RARE)) < MOST_OF_RARE) stretch = null;
  }
  while (stretch && looked < enough && seen < RANKED) {
    const times = found === 0 ? MOST_TIMES : (1.5 * (enough - looked)) / found;
    stretch = earlier(stretch, Math.min(MOST_TIMES, Math.max(1, times)));
    const from = stretch.from <= stretch.oldest ? '-infinity' : new Date(stretch.from);
    found = await read(BEST_OF_STRETCH, [from, new Date(stretch.until)]);
    if (stretch.from <= stretch.oldest) stretch = null;
  }
  return best.sort((a, b) => b.rank - a.rank || b.at.getTime() - a.at.getTime()).slice(0, limit);
}

/** The stretch of the newest messages; null when there are no older ones. */
async function newestStretch(database: Database): Promise<(Stretch & { oldest: number }) | null> {
  const [edges] = await database.query<Record<'newest' | 'since' | 'oldest', Date | null>>(EDGES);
  if (!edges?.since) return null;
  return { from: edges.since.getTime(), until: edges.newest!.getTime(), oldest: edges.oldest!.getTime() };
}

function earlier<S extends Stretch>(stretch: S, times: number): S {
  const length = Math.max(1, stretch.until - stretch.from);
  return { ...stretch, from: stretch.from - length * times, until: stretch.from };
}
