import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { permissionsOf } from '@yingda/agents';
import type { ReportQuery } from '@yingda/contracts';
import { FIGURE_KEYS, REPORT_GROUPINGS, REPORT_OPTIONS, type FigureKey } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { FigureCases, FindTrends, KeepRollups, ReportEngine, TrendDesk } from '@yingda/reports';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { migrations } from '../src/migrations';
import { csvOf } from '../src/exports/csv';
import { Plans } from './volume/plans';
import { Product } from './volume/product';
import { Random } from './volume/random';
import { factId, fillReportFacts } from './volume/report-facts';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const YEAR = { from: '2025-11-22', to: '2026-03-02' };
const WEEK = { from: '2026-02-20', to: '2026-02-27' };
/** Facts of a hundred days: five and a half questions each. */
const CONVERSATIONS = 18_000;
const SAMPLES = 44;
/** Time and staff are nobody's conversation; what stands now is not of a period. */
const NOT_COUNTED = [
  'occupancy',
  'concurrency',
  'online-time',
  'agents-online',
  'agents-busy',
  'agents-away',
];
const COUNTED = FIGURE_KEYS.filter(
  (key) => !NOT_COUNTED.includes(key) && !['queue-now', 'longest-wait', 'load'].includes(key),
);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a hundred thousand facts of reports', () => {
  let test: TestDatabase;
  let product: Product;
  let engine: ReportEngine;
  let cases: FigureCases;
  let plans: Plans;
  const random = new Random(61);

  beforeAll(async () => {
    test = await testDatabase({ migrations });
    await fillReportFacts(test.url, { conversations: CONVERSATIONS, days: 100, now: NOW });
    product = await Product.on(test.url, NOW);
    engine = product.get(ReportEngine);
    cases = product.get(FigureCases);
    plans = new Plans(product.database);
  }, 120_000);
  afterAll(async () => {
    await product?.close();
    await test?.close();
  });

  function actor(role: AgentActor['role']): AgentActor {
    const name = 'Reader';
    const teamIds = [factId('team', 1), factId('team', 2)];
    return {
      kind: 'agent',
      agentId: factId('agent', 11),
      name,
      publicName: name,
      role,
      teamIds,
      permissions: permissionsOf(role),
    };
  }
  const manager = actor('manager');

  function someOptions(): ReportQuery['options'] {
    const chosen = Object.entries(REPORT_OPTIONS).flatMap(([name, values]) =>
      random.chance(0.4) ? [[name, random.one([...values])]] : [],
    );
    return Object.fromEntries(chosen) as ReportQuery['options'];
  }

  it('are as many behind a figure, and behind a cell of its table, as the figure says', async () => {
    let compared = 0;
    for (let sample = 0; sample < SAMPLES; sample++) {
      const figure = COUNTED[sample % COUNTED.length]!;
      const groupBy = sample % 3 === 0 ? [] : [random.one([...REPORT_GROUPINGS])];
      const question = {
        ...YEAR,
        groupBy,
        options: someOptions()!,
        filters: sample % 4 ? {} : { tiers: ['gold' as const] },
      };
      const { figures } = await engine.query(manager, { ...question, figures: [figure], compare: false });
      const [answer] = figures;
      if (answer!.refused) {
        await expect(cases.page(manager, { ...question, figure })).rejects.toMatchObject({
          code: 'invalid-payload',
        });
        continue;
      }
      const whole = await cases.page(manager, { ...question, figure, limit: 1 });
      expect([sample, figure, whole.count]).toEqual([sample, figure, answer!.overall!.count]);
      for (const row of answer!.rows.filter(() => random.chance(0.1)).slice(0, 3)) {
        const group = row.group.map((one) => one ?? '');
        const page = await cases.page(manager, { ...question, figure, group, limit: 1 });
        expect([sample, figure, group, page.count]).toEqual([sample, figure, group, row.value.count]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(8);
  }, 120_000);

  it.each([
    ['first-response', 'newest'],
    ['average-response', 'highest'],
    ['waiting-time', 'lowest'],
    ['transfer-rate', 'highest'],
  ] as const)(
    'come page after page behind %s, %s first, each once, with the values the figure is made of',
    async (figure, sort) => {
      const question = { ...WEEK, figure, sort, limit: 150 };
      const seen: { key: string; value: number | null; of: number | null }[] = [];
      let count = 0;
      for (let cursor: string | null = null; ;) {
        const page = await cases.page(manager, { ...question, ...(cursor ? { cursor } : {}) });
        count ||= page.count ?? 0;
        seen.push(
          ...page.cases.map(({ conversationId, at, value, of }) => ({
            key: `${conversationId} ${at.toISOString()} ${String(value)}`,
            value,
            of,
          })),
        );
        cursor = page.next;
        if (!cursor) break;
      }
      const { figures } = await engine.query(manager, { ...WEEK, figures: [figure], compare: false });
      const { overall } = figures[0]!;
      expect(seen).toHaveLength(count);
      expect(count).toBe(overall!.count);
      expect(new Set(seen.map(({ key }) => key)).size).toBe(count);
      const sum = seen.reduce((total, { value }) => total + value!, 0);
      const divided = overall!.denominator ?? count;
      expect(sum / divided).toBeCloseTo(overall!.value!, 6);
      const values = seen.map(({ value }) => value!);
      if (sort !== 'newest')
        expect(values).toEqual([...values].sort((a, b) => (sort === 'highest' ? b - a : a - b)));
    },
  );

  it('of a share are those counted in it and the others, together all', async () => {
    const question = { ...WEEK, figure: 'answered-within' as const };
    const { figures } = await engine.query(manager, {
      ...WEEK,
      figures: ['answered-within'],
      compare: false,
    });
    const { numerator, denominator, unanswered } = figures[0]!.overall!;
    const count = async (kind: 'counted' | 'not-counted' | 'unanswered') =>
      (await cases.page(manager, { ...question, cases: kind, limit: 1 })).count!;
    expect(await count('counted')).toBe(numerator);
    expect(await count('not-counted')).toBe(denominator! - numerator!);
    expect(await count('unanswered')).toBe(unanswered);
  });

  it('are shown to agents as far as their own figures go, and to supervisors as far as their teams do', async () => {
    const question = { ...YEAR, figure: 'first-response' as const, limit: 200 };
    for (const role of ['agent', 'supervisor'] as const) {
      const reader = actor(role);
      const page = await cases.page(reader, question);
      const { figures } = await engine.query(reader, {
        ...YEAR,
        figures: ['first-response'],
        compare: false,
      });
      expect(page.count).toBe(figures[0]!.overall!.count);
      expect(page.count).toBeGreaterThan(50);
      for (const one of page.cases)
        if (role === 'agent') expect(one.agentId).toBe(reader.agentId);
        else expect(reader.teamIds).toContain(one.teamId);
    }
    await expect(cases.page(actor('handler'), question)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('have nothing single behind them where they are times and people', async () => {
    for (const figure of ['occupancy', 'online-time', 'agents-online'] as FigureKey[])
      await expect(cases.page(manager, { ...YEAR, figure })).rejects.toMatchObject({
        code: 'nothing-behind',
      });
  });

  it('stream as a file, whatever their number, without being held in memory', async () => {
    const all = async function* () {
      for await (const some of cases.all(manager, {
        ...YEAR,
        figure: 'average-response',
        options: { bots: 'in' },
      }))
        yield some.map((one) => [one.number, one.conversationId, one.value, one.at.toISOString()]);
    };
    let lines = 0;
    let looked = 0;
    let most = 0;
    // What is held, not what waits to be collected.
    const held = (): number => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = held();
    for await (const piece of csvOf(all(), { bom: true })) {
      for (const byte of piece as Buffer) if (byte === 10) lines += 1;
      if (lines < (looked + 1) * 20_000) continue;
      looked += 1;
      most = Math.max(most, held() - before);
    }
    expect(looked).toBeGreaterThan(3);
    const whole = {
      ...YEAR,
      figure: 'average-response' as const,
      options: { bots: 'in' as const },
      limit: 1,
    };
    const { count } = await cases.page(manager, whole);
    expect(lines).toBe(count);
    expect(count).toBeGreaterThan(80_000);
    // The rows together are some eighty megabytes as objects.
    expect(most).toBeLessThan(16 * 1024 * 1024);
  }, 60_000);

  it('are not scanned as a whole for a report of a week, nor for what is behind it', async () => {
    const offences: string[] = [];
    const asked = async (what: string, work: () => Promise<unknown>) => {
      for (const { statement, reads } of await plans.during(work))
        for (const { table, how, rows } of reads)
          if (
            /^report_(conversations|turns|waits|holdings)$/.test(table) &&
            (how === 'Seq Scan' || rows > 12_000)
          )
            offences.push(
              `${what}: ${how} of ${rows} in ${table}: ${statement.replace(/\s+/g, ' ').slice(0, 160)}`,
            );
    };
    for (const figure of COUNTED)
      for (const groupBy of [[], ['agent'], ['hour', 'weekday'], ['team', 'day']] as ReportQuery['groupBy'][])
        await asked(`${figure} by ${groupBy!.join(', ')}`, () =>
          engine.query(manager, { ...WEEK, figures: [figure], groupBy: groupBy! }),
        );
    for (const figure of COUNTED)
      await asked(`behind ${figure}`, () => cases.page(manager, { ...WEEK, figure }));
    expect([...new Set(offences)]).toEqual([]);
  }, 120_000);

  describe('added up by the day', () => {
    // The same questions before and after, and after some facts have changed.
    const question = (sample: number): ReportQuery => {
      const groups: ReportQuery['groupBy'][] = [
        [],
        ['team'],
        ['agent'],
        ['team', 'month'],
        ['week'],
        ['hour', 'weekday'],
      ];
      const more: ReportQuery['groupBy'][] = [
        ['topic'],
        ['inbox', 'day'],
        ['channel'],
        ['tier'],
        ['agent', 'team'],
        ['weekday'],
      ];
      const filters: ReportQuery['filters'][] = [
        {},
        { teams: [factId('team', 1)] },
        { agents: [factId('agent', 11)] },
        { hours: [9, 14] },
        { tiers: ['vip'] },
      ];
      const periods = [
        YEAR,
        WEEK,
        { from: '2025-12-31', to: '2026-02-14' },
        { from: '2026-02-01', to: '2026-03-03' },
      ];
      return {
        figures: [...COUNTED, 'occupancy', 'concurrency', 'online-time'],
        ...periods[sample % periods.length]!,
        groupBy: [...groups, ...more][sample % 12]!,
        filters: filters[sample % filters.length]!,
        compare: sample % 2 === 0,
      };
    };
    const shown = async (reader: AgentActor, sample: number) => {
      const { figures } = await engine.query(reader, question(sample));
      return figures.map(({ key, overall, previous, rows, refused }) => ({
        key,
        overall,
        previous,
        rows,
        refused,
      }));
    };
    const readers = [manager, actor('supervisor'), actor('agent')];
    const SAMPLES_OF_SUMS = 8;
    const all = async () => {
      const answers: unknown[] = [];
      for (let sample = 0; sample < SAMPLES_OF_SUMS; sample++)
        answers.push(await shown(readers[sample % 7 === 3 ? 1 : sample % 7 === 5 ? 2 : 0]!, sample));
      return answers;
    };
    const added = () =>
      product.database.query(
        'select plan, count(*)::int as days from report_rollup_days group by plan order by plan',
      );

    it('answer as the facts do, exactly, medians and all; also while some days have changed since', async () => {
      const fromFacts = await all();
      expect(await product.get(KeepRollups).execute({ always: true })).toBeGreaterThan(100 * 10);
      expect((await added()).length).toBeGreaterThan(10);
      const reads = await plans.during(() =>
        engine.query(manager, { figures: ['average-response'], ...YEAR }),
      );
      const tables = reads.flatMap((one) => one.reads.map(({ table }) => table));
      expect(tables).toContain('report_rollups');
      expect(tables).not.toContain('report_turns');
      expect(await all()).toEqual(fromFacts);
      await product.database.query(
        `update report_turns set wall_ms = wall_ms + 1000, agent_id = $1 where closed_at >= '2026-02-10' and closed_at < '2026-02-11'`,
        [factId('agent', 11)],
      );
      await product.database.query(
        `update report_presence set to_at = to_at - interval '90 minutes' where from_at >= '2026-02-05' and from_at < '2026-02-06'`,
      );
      await product.database.query(
        `delete from report_conversations where closed_at >= '2026-01-05 02:00Z' and closed_at < '2026-01-05 04:00Z'`,
      );
      const changed = await all();
      expect(changed).not.toEqual(fromFacts);
      await product.database.query('update report_rollup_plans set signature = signature || $1', ['gone']);
      const plain = await Product.on(test.url, NOW);
      const direct = plain.get(ReportEngine);
      for (let sample = 0; sample < SAMPLES_OF_SUMS; sample += 5) {
        const reader = readers[sample % 7 === 3 ? 1 : sample % 7 === 5 ? 2 : 0]!;
        const { figures } = await direct.query(reader, question(sample));
        expect(
          figures.map(({ key, overall, previous, rows, refused }) => ({
            key,
            overall,
            previous,
            rows,
            refused,
          })),
        ).toEqual(changed[sample]);
      }
      await plain.close();
    }, 240_000);
  });

  it('are not scanned to find what rises: a few hours of five days are read, along the index of when things began', async () => {
    await test.database.query(
      `insert into report_cases (id, number, opened_at, kind, product, causes, answer_due_at, accepted, reopened)
       select gen_random_uuid(), 'C' || n, $1::timestamptz - n * interval '7 minutes', 'quality', 'P' || n % 40,
         case when n % 3 = 0 then array['packaging'] else '{}'::text[] end, $1, false, 0 from generate_series(1, 20000) n`,
      [NOW],
    );
    await test.database.query(
      `insert into report_backfills (name, done_at)
       select unnest(array['first', 'case', 'contact', 'action', 'feedback']), $1
       on conflict (name) do update set done_at = excluded.done_at`,
      [NOW],
    );
    await test.database.query('update report_trend_settings set percent = 1, minimum = 2');
    await test.database.query('analyze report_cases');
    const trends = product.get(FindTrends);
    let found = 0;
    const planned = await plans.during(async () => {
      found = (await trends.execute()).length;
    });
    const reads = planned.flatMap((one) => one.reads.map((read) => ({ ...read, statement: one.statement })));
    const facts = reads.filter(({ table }) => /^report_(conversations|cases)$/.test(table));
    expect(found).toBeGreaterThan(0);
    // Topics of five times, and three things of cases in as many; how far the past goes back is two more.
    expect(facts.length).toBeGreaterThanOrEqual(20);
    expect(facts.filter(({ how, rows }) => how === 'Seq Scan' || rows > 600)).toEqual([]);
    const { items } = await product.get(TrendDesk).list(manager);
    for (const { id } of items.slice(0, 8)) {
      const behind = await plans.during(() => product.get(TrendDesk).behind(manager, id));
      const scans = behind
        .flatMap((one) => one.reads)
        .filter(({ how, rows }) => how === 'Seq Scan' && rows > 50);
      expect(scans).toEqual([]);
    }
  });
});
