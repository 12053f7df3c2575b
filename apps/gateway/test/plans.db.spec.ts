import { permissionsOf } from '@yingda/agents';
import { ConversationsQuery } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { migrations } from '../src/migrations';
import { InboxPageView } from '../src/views/inbox-page';
import { NewestConversationsView } from '../src/views/newest-conversations';
import { fillVolume, SMALL, type Volume } from './volume/fill';
import { Plans, type TableRead } from './volume/plans';
import { Product } from './volume/product';
import { Questions } from './volume/questions';
import { screensOf } from './volume/screens';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const CALLS = 6;
/** Tables that grow as long as the shop lives. */
const GROWING = [
  ...['conversations', 'messages', 'message_search', 'customers', 'identities', 'page_visits'],
  'mentions',
];
/** Rows one statement may look at: a page and what is open. Where more is meant, it is said here. */
const MOST = 1_500;
const MORE: [RegExp, string, number][] = [
  // A filter without an index of its own is tried on 40 pages of 51 ended ones at a time; where that is most of a
  // team's or an inbox's, they may all be fetched before they are sorted.
  [/^inbox: closed by/, 'conversations', 80 * 51],
  [/^inbox: closed by tier/, 'customers', 80 * 51],
  // The newest thirty thousand are read in order of time, and of what is found three thousand are looked at.
  [/^search:/, 'message_search', 40_000],
  [/^search:/, 'conversations', 3_000],
];

describe('a hundred thousand messages', () => {
  let test: TestDatabase;
  let volume: Volume;
  let product: Product;
  let plans: Plans;

  beforeAll(async () => {
    test = await testDatabase({ migrations });
    volume = await fillVolume(test.url, SMALL, NOW);
    product = await Product.on(test.url, NOW);
    plans = new Plans(product.database);
  }, 120_000);
  afterAll(async () => {
    await product?.close();
    await test?.close();
  });

  it('are filled as said', async () => {
    const [count] = await product.database.query(
      `select (select count(*)::integer from messages) as messages,
         (select count(*)::integer from conversations) as conversations,
         (select count(*)::integer from conversations where status not in ('closed', 'abandoned')) as open,
         (select count(*)::integer from messages m join conversations c on c.id = m.conversation_id
           where m.position > c.position or m.sequence > c.sequence) as beyond`,
    );
    const { messages, conversations, open } = SMALL;
    expect(count).toEqual({ messages, conversations, open: expect.any(Number), beyond: 0 });
    expect(Math.abs(Number(count!['open']) - open)).toBeLessThan(open / 10);
  });

  it('make no screen scan a growing table, nor read more of it than is said', async () => {
    const questions = new Questions(volume);
    const offences: string[] = [];
    for (const screen of screensOf(product, questions, NOW))
      for (let call = 0; call < CALLS; call++)
        for (const { statement, reads } of await plans.during(() => screen.call()))
          for (const read of reads.filter((one) => isTooMuch(screen.name, one)))
            offences.push(
              `${screen.name}: ${read.how} of ${read.rows} in ${read.table}: ${statement.replace(/\s+/g, ' ').slice(0, 200)}`,
            );
    expect([...new Set(offences)]).toEqual([]);
  }, 120_000);

  function isTooMuch(screen: string, { table, how, rows }: TableRead): boolean {
    if (!GROWING.includes(table)) return false;
    const said = MORE.find(([name, of]) => of === table && name.test(screen));
    return how === 'Seq Scan' || rows > (said?.[2] ?? MOST);
  }

  describe('listed page after page', () => {
    const actors: Record<string, () => AgentActor> = {
      'an agent': () => agentOf(20, 'agent'),
      'an agent whose team has nothing': () => agentOf(0, 'agent'),
      'a manager': () => agentOf(21, 'manager'),
    };
    const filters: Record<string, () => [Partial<ConversationsQuery>, string, unknown[]]> = {
      'the ended ones of a topic': () => {
        const topicId = volume.staff.topics[12]!;
        return [{ topicId }, 'c.disposition_topic_id = $1', [topicId]];
      },
      'the ended ones of important customers': () => [
        { tier: 'vip' },
        `exists (select 1 from customers p where p.id = c.customer_id and p.tier = 'vip') and $1::text is null`,
        [null],
      ],
      'the ended ones where a message was left in an inbox': () => {
        const inboxId = volume.staff.inboxes[1]!.id;
        return [{ inboxId, leftMessage: true }, 'c.inbox_id = $1 and c.left_message', [inboxId]];
      },
      'the ended ones not yet disposed of': () => [
        { wrapUpDue: true },
        'c.wrap_up_due and $1::text is null',
        [null],
      ],
    };

    for (const [who, actor] of Object.entries(actors))
      for (const [what, filter] of Object.entries(filters))
        it(`shows ${who} ${what}: each once, the latest first`, async () => {
          const [query, where, values] = filter();
          const rows = await product.database.query<{ id: string }>(
            `select c.id from conversations c where c.status in ('closed', 'abandoned') and ${where}
               and ($2 or c.agent_id = $3 or c.team_id = any($4::uuid[])) order by c.closed_at desc, c.id desc`,
            [...values, actor().role === 'manager', actor().agentId, actor().teamIds],
          );
          expect(await walk(actor(), query)).toEqual(rows.map((row) => row.id));
        });

    it('shows an agent all ended ones of their teams and their own', async () => {
      const actor = agentOf(20, 'agent');
      const rows = await product.database.query<{ id: string }>(
        `select c.id from conversations c where c.status in ('closed', 'abandoned')
           and (c.agent_id = $1 or c.team_id = any($2::uuid[])) order by c.closed_at desc, c.id desc`,
        [actor.agentId, actor.teamIds],
      );
      expect(rows.length).toBeGreaterThan(200);
      expect(await walk(actor, {})).toEqual(rows.map((row) => row.id));
    });

    it.each(['agent', 'manager'] as const)(
      'shows the %s every conversation whose notes name them, once, the unread first',
      async (role) => {
        const actor = agentOf(3, role);
        const rows = await product.database.query<{ id: string }>(
          `select m.conversation_id as id from mentions m join conversations c on c.id = m.conversation_id
             where m.agent_id = $1 and ($2 or c.agent_id = $1 or c.team_id = any($3::uuid[]))
               and m.position = (select max(o.position) from mentions o
                 where o.agent_id = $1 and o.conversation_id = m.conversation_id)
             order by m.unread desc, m.created_at desc, m.note_id desc`,
          [actor.agentId, role === 'manager', actor.teamIds],
        );
        // More than are looked at for one page.
        expect(rows.length).toBeGreaterThan(role === 'manager' ? 500 : 50);
        expect(await walk(actor, { view: 'mentions' })).toEqual(rows.map((row) => row.id));
      },
    );

    it('shows the shop its own systems by number, the highest first, also where numbers get longer', async () => {
      await product.database.query(
        `update conversations set number = number - 100002 + 99990 where number < 100030`,
      );
      const found: string[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await product
          .get(NewestConversationsView)
          .page({ limit: 100, ...(cursor ? { cursor } : {}) });
        found.push(...page.ids);
        cursor = page.next;
        if (!cursor) break;
      }
      const rows = await product.database.query<{ id: string }>(
        'select c.id from conversations c order by c.number desc',
      );
      expect(found).toEqual(rows.map((row) => row.id));
    });
  });

  describe('open ones listed page after page', () => {
    // As the screen orders them: groups, in each by the time it says. Half began to wait within three minutes, as many
    // an hour begins, so that limits and beginnings differ in order; some customers are blocked.
    beforeAll(async () => {
      await product.database.query(
        `update conversations c set waiting_since = $1::timestamptz - make_interval(secs => (c.number * 37 % 181)::integer)
          where c.status not in ('closed', 'abandoned') and c.number % 2 = 0`,
        [NOW],
      );
      await product.database.query(
        `insert into customer_blocks (id, customer_id, reason, blocked_by_name, since, until)
         select gen_random_uuid(), customer_id, 'insults', 'Ann', $1::timestamptz, case when min(number) % 3 = 0
           then $1::timestamptz + interval '1 day' when min(number) % 3 = 1 then $1::timestamptz - interval '1 hour' end
         from conversations where status not in ('closed', 'abandoned') and number % 5 = 0 group by customer_id`,
        [NOW],
      );
      // Most of them have been promised something.
      await product.database.query(
        `insert into service_level_conversations (conversation_id, number, customer_id, inbox_id, channel, tier, status,
           waiting_for, seen_position, seen_revision, settings_revision, open_clocks, clock_kind, clock_started_at, clock_due_at)
         select c.id, c.number, c.customer_id, c.inbox_id, c.channel, p.tier, c.status, c.waiting_for, 1, 1, 1, 1,
           'next-response', c.waiting_since, c.waiting_since + make_interval(secs => case p.tier
             when 'vip' then 30 when 'gold' then 60 when 'silver' then 90 else 120 end)
         from conversations c join customers p on p.id = c.customer_id
         where c.status not in ('closed', 'abandoned') and c.number % 7 <> 0`,
      );
      await product.database.query('analyze');
    });

    const IN_FORCE = `exists (select 1 from customer_blocks b where b.customer_id = c.customer_id
      and b.undone_at is null and (b.until is null or b.until > $1))`;
    const FREE_GROUP = `case when ${IN_FORCE} then 5 when c.wrap_up_due then 2 when c.status = 'bot' then 4
      when c.waiting_for = 'us' then 1 else 3 end`;
    const GROUP = {
      mine: FREE_GROUP,
      all: FREE_GROUP,
      queue: `case when ${IN_FORCE} then 5 else 1 end`,
    };
    const SEEN = {
      mine: `c.agent_id = $2 and (c.status not in ('closed', 'abandoned') or c.wrap_up_due) and ($3 or $4::uuid[] is not null)`,
      all: `c.status not in ('closed', 'abandoned') and ($3 or c.agent_id = $2 or c.team_id = any($4::uuid[]))`,
      queue: `c.status in ('queued', 'offered') and ($3 or c.agent_id = $2 or c.team_id = any($4::uuid[]))`,
    };
    const TIME = {
      // Those without a promise after all that have one.
      limit: `coalesce((select clock_due_at from service_level_conversations s where s.conversation_id = c.id),
        c.waiting_since + interval '1000 days')`,
      oldest: 'c.waiting_since',
      newest: 'c.waiting_since',
    };

    it.each(
      (['mine', 'queue', 'all'] as const).flatMap((view) =>
        (['limit', 'oldest', 'newest'] as const).flatMap((sort) =>
          (['agent', 'manager'] as const).map((role) => [view, sort, role] as const),
        ),
      ),
    )('%s by %s shows the %s each once, in the order of the screen', async (view, sort, role) => {
      const actor = agentOf(20, role);
      const rising = sort !== 'newest';
      const rows = await product.database.query<{ id: string }>(
        `select id from (select c.id, c.waiting_since, ${GROUP[view]} as place, ${TIME[sort]} as at,
           case when c.wrap_up_due then c.closed_at else c.waiting_since end as other
           from conversations c where ${SEEN[view]}) c
         order by place, case when place = 1 and ${rising} then at end, case when place = 1 and ${rising} then id end,
           case when place = 1 then at else other end desc, id desc`,
        [NOW, actor.agentId, role === 'manager', actor.teamIds],
      );
      expect(rows.length).toBeGreaterThan(view === 'mine' ? 10 : 30);
      expect(await walk(actor, { view, sort, limit: 7 })).toEqual(rows.map((row) => row.id));
    });

    it('the queue, when nothing else is asked for, shows each once in the order in which it is served', async () => {
      const actor = agentOf(20, 'manager');
      const rows = await product.database.query<{ id: string }>(
        `select c.id from conversations c where c.status in ('queued', 'offered') and not ${IN_FORCE}
         order by c.queue_first desc, c.queued_at, c.id`,
        [NOW],
      );
      const walked = await walk(actor, { view: 'queue', limit: 7 });
      expect(walked.slice(0, rows.length)).toEqual(rows.map((row) => row.id));
      expect(await walk(actor, { view: 'queue', sort: 'turn' })).toEqual(walked);
    });

    it('a cursor of another list is refused', async () => {
      const actor = agentOf(20, 'manager');
      const { next } = await product.get(InboxPageView).page(actor, { view: 'all', limit: 1 });
      const asked = product.get(InboxPageView).page(actor, { view: 'queue', cursor: next! });
      await expect(asked).rejects.toMatchObject({ code: 'invalid-payload' });
    });
  });

  async function walk(actor: AgentActor, query: Partial<ConversationsQuery>): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await product
        .get(InboxPageView)
        .page(actor, { view: 'closed', limit: 40, ...query, ...(cursor ? { cursor } : {}) });
      found.push(...page.ids);
      cursor = page.next;
      if (!cursor) return found;
    }
  }

  function agentOf(index: number, role: AgentActor['role']): AgentActor {
    const { id, name, teamIds } = volume.staff.agents[index]!;
    return {
      kind: 'agent',
      agentId: id,
      name,
      publicName: name,
      role,
      teamIds,
      permissions: permissionsOf(role),
    };
  }
});
