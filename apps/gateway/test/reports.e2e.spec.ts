import { FigureDescription, ReportAnswer } from '@yingda/contracts';
import { FIGURE_KEYS } from '@yingda/contracts/names';
import { Relay } from '@yingda/platform';
import { BackfillFacts, FactTables, type Facts, type OfConversation } from '@yingda/reports';
import { TestGateway } from './harness';
import { aCast, RandomLife, seeded, type Cast } from './reports/random-lives';

const LIVES = 10;
const STEPS = 25;
const EVER = { from: '2026-01-01', to: '2028-01-01' };

/** Holds within a few seconds. */
async function soon(holds: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const held = await holds().then(
      () => true,
      () => false,
    );
    if (held) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await holds();
}

describe('reports', () => {
  let gateway: TestGateway;
  let cast: Cast;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    cast = await aCast(gateway);
  });
  afterAll(() => gateway.stop());

  const sql = <Row>(text: string, values: unknown[] = []) => gateway.database.query<Row>(text, values);

  /** Once everything that has happened is in the facts. */
  async function recorded(): Promise<void> {
    await gateway.app.get(Relay).caughtUp();
    const behind =
      'select 1 from report_changes union all select 1 from report_backfills where done_at is null';
    for (;;) {
      const rows = await sql(behind);
      // What is being recorded just now has left the list, and holds its rows till it has committed.
      if (
        rows.length === 0 &&
        !(
          await sql(`select 1 from pg_locks l join pg_class c on c.oid = l.relation
        where c.relname = 'report_changes' and l.mode = 'RowExclusiveLock' and l.database = (
          select oid from pg_database where datname = current_database())`)
        ).length
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** How far the timelines of conversations have come. */
  async function numbers(ids: string[]): Promise<Map<string, string>> {
    const rows = await sql<{ id: string; numbers: string }>(
      `select id, position || '/' || staff_revision as numbers from conversations where id = any($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.numbers]));
  }

  it('have the same facts, recorded as it happened and rebuilt from history', async () => {
    const seed = Number(process.env['LIVES_SEED'] ?? Math.floor(Math.random() * 1e9));
    const lives = Array.from(
      { length: LIVES },
      (_, index) => new RandomLife(gateway, cast, seeded(seed + index)),
    );
    await Promise.all(
      lives.map(async (life) => {
        await life.begin();
        for (let step = 0; step < STEPS; step++) await life.step();
      }),
    );
    const ids = lives.flatMap(({ conversations }) => conversations);
    await recorded();
    const tables = gateway.app.get(FactTables, { strict: false });
    const told = await numbers(ids);
    const before = await tables.of(ids);
    // Enough happened for the comparison to mean something.
    expect(lives.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(LIVES * STEPS * 0.3);
    for (const [kind, rows] of Object.entries(before))
      if (kind !== 'surveys') expect([kind, rows.length > 5]).toEqual([kind, true]);

    await sql('truncate report_conversations, report_turns, report_waits, report_holdings, report_surveys');
    await gateway.app.get(BackfillFacts, { strict: false }).again();
    await recorded();
    const after = await tables.of(ids);
    // Routing takes conversations from agents who are not there, at any time: those went on while this was compared.
    const still = await numbers(ids);
    const same = ids.filter((id) => still.get(id) === told.get(id));
    expect(same.length).toBeGreaterThan(ids.length / 2);
    for (const kind of Object.keys(before) as (keyof Facts)[]) {
      const of = (facts: Facts) =>
        (facts[kind] as OfConversation[]).filter(({ conversation_id: id }) => same.includes(id));
      expect({ seed, kind, rows: of(after) }).toEqual({ seed, kind, rows: of(before) });
    }
  }, 60_000);

  it('agree with the conversations themselves about what is open, closed and merged', async () => {
    // Routing may move one of them in this very moment; then both are asked again.
    await soon(async () => {
      const facts =
        await sql(`select conversation_id as id, status, merged_into_id, closed_at from report_conversations
      where whole order by 1`);
      const truth = await sql(`select id, status, merged_into_id, closed_at from conversations order by 1`);
      expect(facts).toEqual(truth);
      const held = await sql(`select conversation_id as id, agent_id from report_holdings
      where whole and to_at is null order by 1`);
      const has = await sql(
        `select id, agent_id from conversations where status in ('assigned', 'active') order by 1`,
      );
      expect(held).toEqual(has);
      const waiting = await sql(
        `select conversation_id as id from report_waits where whole and left_at is null order by 1`,
      );
      const queued = await sql(
        `select id from conversations where status in ('queued', 'offered') order by 1`,
      );
      expect(waiting).toEqual(queued);
    });
  });

  it('answer over HTTP whom the figures concern, by key or number, and the shop’s own systems', async () => {
    const manager = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const query = (token: string, body: object, path = '/api/reports/query') =>
      gateway.request<ReportAnswer & { error?: { code: string; message: string } }>('POST', path, {
        token,
        body,
      });
    const { body, status } = await query(manager, {
      figures: [1, '7', 'closed'],
      ...EVER,
      groupBy: ['team'],
    });
    expect(status).toBe(200);
    expect(body.figures.map(({ key }) => key)).toEqual(['conversations', 'first-response', 'closed']);
    const [{ counted }] = (await sql<{ counted: number }>(
      'select count(*)::int as counted from conversations where merged_into_id is null',
    )) as [{ counted: number }];
    expect(body.figures[0]!.overall!.value).toBe(counted);
    const all = await gateway.request<FigureDescription[]>('GET', '/api/reports/figures', { token: manager });
    expect(all.body.map(({ key }) => key)).toEqual(FIGURE_KEYS);

    const bad = await query(manager, { figures: ['speed'], ...EVER });
    expect([bad.status, bad.body.error!.code]).toEqual([400, 'invalid-payload']);
    expect(JSON.stringify(bad.body.error)).toContain('first-response');
    expect((await query(manager, { figures: [7], from: 'x', to: 'y' })).status).toBe(400);

    const nobody = await gateway.signIn((await gateway.agent([], { role: 'handler' })).email);
    expect((await query(nobody, { figures: [7], ...EVER })).status).toBe(403);
    const agent = await gateway.signIn((await gateway.agent([cast.inboxes[0]!.teamId])).email);
    const own = await query(agent, { figures: ['closed'], ...EVER });
    expect(own.body.figures[0]!.overall!.value).toBe(0);

    const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    const key = await gateway.request<{ secret: string }>('POST', '/api/api-keys', {
      ...{ token: admin, body: { name: 'warehouse' } },
    });
    const outside = await query(key.body.secret, { figures: [1], ...EVER }, '/api/v1/reports/query');
    expect(outside.body.figures[0]!.overall!.value).toBe(counted);
  });

  it('know of a message within a second, and when an agent was there', async () => {
    const email = (await gateway.agent([cast.inboxes[0]!.teamId])).email;
    const manager = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const asked = async () => {
      const { body } = await gateway.request<ReportAnswer>('POST', '/api/reports/query', {
        ...{ token: manager, body: { figures: ['queue-now', 'agents-online'], ...EVER } },
      });
      return body.figures.map(({ overall }) => overall!.value!);
    };
    const [queued, online] = (await asked()) as [number, number];
    const began = performance.now();
    const { shopper } = await gateway.opened(cast.inboxes[1]!.key);
    const until = async (isSo: (figures: number[]) => boolean) => {
      while (!isSo(await asked())) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(([now]) => now! > queued);
    // Whoever comes takes what waits for their team, so they come afterwards.
    const desk = await gateway.console(email);
    await until(([, now]) => now! > online);
    // Opening, signing in and asking included.
    expect(performance.now() - began).toBeLessThan(3_000);
    shopper.close();
    desk.close();
  });
});
