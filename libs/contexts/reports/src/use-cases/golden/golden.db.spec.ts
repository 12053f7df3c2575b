import { type FigureAnswer, type FigureValue, type ReportOptions, type ReportQuery } from '@yingda/contracts';
import type { FigureKey, ReportGrouping } from '@yingda/contracts/names';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { Reports } from '../../create-reports';
import { AGENTS, TEAMS } from './golden-histories';
import { goldenReports } from './golden-ground';
import { TIME_TABLE } from './golden-presence';
import { TABLE } from './table.golden';
import { PENCIL, quantile, type Pencilled } from './pencil';

const MANAGER = { kind: 'system', name: 'spec' } as const;
const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
const TIMES: FigureKey[] = ['first-response', 'average-response', 'waiting-time', 'handle-time'];
const COUNTS: FigureKey[] = ['conversations', 'closed', 'abandoned', 'messages-left'];

let db: TestDatabase;
let reports: Reports;
beforeAll(async () => {
  db = await testDatabase();
  await db.truncate();
  reports = await goldenReports(db);
});
afterAll(() => db.close());

async function ask(figure: FigureKey, with_: Partial<ReportQuery> = {}): Promise<FigureAnswer> {
  const { figures } = await reports.engine.query(MANAGER, { figures: [figure], ...OCTOBER, ...with_ });
  return figures[0]!;
}

describe('the table worked out by hand', () => {
  it.each(TABLE.map((line) => [line.figure, JSON.stringify(line.options ?? {}), line] as const))(
    '%s %s',
    async (figure, _switches, line) => {
      const { overall } = await ask(figure, { options: line.options ?? {} });
      const { value, count, mean, numerator, denominator, unanswered } = overall!;
      if (TIMES.includes(figure)) {
        expect([Math.round(mean! * count * 1_000), count]).toEqual([line.above * 1_000, line.below]);
        expect(value).toBe(mean);
        expect(overall!.median).toBeCloseTo(line.median!, 9);
        expect(overall!.p90).toBeCloseTo(line.p90!, 9);
      } else if (COUNTS.includes(figure)) expect(value).toBe(line.above);
      else {
        expect([numerator, denominator]).toEqual([line.above, line.below]);
        expect(value).toBe(line.above / line.below);
      }
      expect(unanswered).toBe(line.unanswered ?? null);
    },
  );

  it.each(TIME_TABLE.map((line) => [line.figure, line] as const))('%s', async (figure, line) => {
    const { overall } = await ask(figure);
    expect([overall!.numerator, overall!.denominator]).toEqual(line.all);
    expect(overall!.value).toBeCloseTo(line.all[0] / line.all[1], 12);
    if (!line.agents) return;
    const { rows } = await ask(figure, { groupBy: ['agent'] });
    for (const [name, expected] of Object.entries(line.agents)) {
      const row = rows.find(({ group }) => group[0] === AGENTS[name as keyof typeof AGENTS]);
      expect([name, row?.value.numerator, row?.value.denominator]).toEqual([name, ...expected]);
    }
  });
});

/** What a list of cases comes to, in the figure's way. */
function addedUp(figure: FigureKey, cases: Pencilled[], never: Pencilled[] | null): Partial<FigureValue> {
  const values = cases.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const unanswered = never?.length ?? null;
  if (COUNTS.includes(figure)) return { value: values.length, unanswered };
  if (TIMES.includes(figure))
    return {
      count: values.length,
      mean: values.length > 0 ? sum / values.length : null,
      median: quantile(values, 0.5),
      p90: quantile(values, 0.9),
      unanswered,
    };
  return { numerator: sum, denominator: cases.reduce((total, { below }) => total + below!, 0), unanswered };
}

function expectSame(found: FigureValue, expected: Partial<FigureValue>, what: string): void {
  for (const [name, value] of Object.entries(expected)) {
    const one = found[name as keyof FigureValue];
    if (typeof value === 'number' && one !== null) {
      if (Math.abs(one - value) > 1e-6 * Math.max(1, Math.abs(value)))
        throw new Error(`${what}: ${name} is ${one}, by hand ${value}`);
    } else if (one !== value) throw new Error(`${what}: ${name} is ${String(one)}, by hand ${String(value)}`);
  }
}

/** Every value of each switch that matters to a figure, one at a time, and all away from the usual at once. */
function variations(answer: FigureAnswer): ReportOptions[] {
  const all: ReportOptions = {
    ...{ start: 'assignment', bots: 'in', clock: 'business', credit: 'first', reopened: 'apart' },
    ...{ unanswered: 'within', period: 'opening', withinSeconds: 45 },
  };
  const single = answer.options
    .flatMap((name) => [
      { [name]: all[name] },
      ...(name === 'credit' ? [{ credit: 'last' }, { credit: 'each' }] : []),
      ...(name === 'unanswered' ? [{ unanswered: 'apart' }] : []),
    ])
    .map((one) => one as ReportOptions);
  const together = Object.fromEntries(answer.options.map((name) => [name, all[name]])) as ReportOptions;
  return [{}, ...single, together];
}

const GROUPINGS: (keyof Pencilled['whose'])[] = ['agent', 'team', 'channel', 'tier'];

describe('every figure, with every switch, as a whole and broken down, is what is added up by hand', () => {
  it.each(Object.keys(PENCIL) as FigureKey[])('%s', async (figure) => {
    const plain = await ask(figure);
    for (const options of variations(plain)) {
      // Everybody's part in a count is told by the spec below.
      if (options.credit === 'each' && !TIMES.includes(figure) && !plain.defaults.start) continue;
      const { cases, unanswered } = PENCIL[figure]!(options);
      const what = `${figure} ${JSON.stringify(options)}`;
      const { overall } = await ask(figure, { options });
      expectSame(overall!, addedUp(figure, cases, unanswered), what);
      for (const by of GROUPINGS.filter((one) => plain.groupings.includes(one))) {
        // Whose a wait is, is told by where and by whom it was served, not by where it ended.
        if (figure === 'waiting-time' && (by === 'agent' || by === 'team')) continue;
        const { rows } = await ask(figure, { options, groupBy: [by as ReportGrouping] });
        const keys = [...new Set([...cases, ...(unanswered ?? [])].map(({ whose }) => whose[by]))];
        expect([what, by, rows.length]).toEqual([what, by, keys.length]);
        for (const key of keys) {
          const row = rows.find(({ group }) => group[0] === idOf(by, key));
          const mine = (list: Pencilled[]) => list.filter(({ whose }) => whose[by] === key);
          const expected = addedUp(figure, mine(cases), unanswered && mine(unanswered));
          expectSame(row!.value, expected, `${what} by ${by} ${key}`);
        }
      }
    }
  });
});

function idOf(by: string, key: string | null): string | null {
  if (key === null) return null;
  if (by === 'agent') return AGENTS[key as keyof typeof AGENTS];
  return by === 'team' ? TEAMS[key as keyof typeof TEAMS] : key;
}

describe('the rest of an answer', () => {
  it('counts a conversation for everybody who had it, and once in all', async () => {
    const { overall, rows } = await ask('closed', { options: { credit: 'each' }, groupBy: ['agent'] });
    const of = (name: keyof typeof AGENTS | null) =>
      rows.find(({ group }) => group[0] === (name && AGENTS[name]))?.value.value ?? 0;
    // 56 closed. Two had g20, g21, g22, g23 and g24; nobody had g19.
    expect(overall!.value).toBe(56);
    expect(of('ann') + of('bob') + of('eve')).toBe(56 - 1 + 5);
    // eve: g21, g47–g50.
    expect(of('eve')).toBe(5);
  });

  it('stands beside the month before, as a whole and in rows', async () => {
    const answer = await ask('first-response', { groupBy: ['team', 'channel'] });
    expect(answer.previous).toMatchObject({ value: 40, count: 1, unanswered: 1 });
    expect(answer.change).toBeCloseTo((883_993 / 50 - 40) / 40, 9);
    const web = answer.rows.find(({ group }) => group[0] === TEAMS.S && group[1] === 'web');
    expect(web?.previous).toMatchObject({ value: 40, count: 1 });
    expect(answer.target).toBe(120);
    const alone = await ask('first-response', { compare: false });
    expect([alone.previous, alone.change]).toEqual([null, null]);
  });

  it('has days and hours of the shop, and the rows of a count add up to the whole', async () => {
    const days = await ask('conversations', { groupBy: ['day'] });
    const day = (date: string) => days.rows.find(({ group }) => group[0] === date)?.value.value;
    // The 1st: g31; the 12th: g01–g12; the 31st: g59, g60, g61.
    expect([day('2026-10-01'), day('2026-10-12'), day('2026-10-31')]).toEqual([1, 12, 3]);
    expect(days.rows.reduce((sum, { value }) => sum + value.value!, 0)).toBe(61);
    const grid = await ask('conversations', { groupBy: ['weekday', 'hour'] });
    // Monday at ten: g01–g06.
    expect(grid.rows.find(({ group }) => group.join() === '1,10')?.value.value).toBe(6);
    const months = await ask('conversations', { groupBy: ['month'], from: '2026-09-01' });
    expect(months.rows.map(({ group, value }) => [group[0], value.value])).toEqual([
      ['2026-09', 3],
      ['2026-10', 61],
    ]);
    const weeks = await ask('conversations', { groupBy: ['week'] });
    // Monday the 28th of September begins the week of the 1st.
    expect(weeks.rows[0]!.group).toEqual(['2026-09-28']);
  });

  it('takes only what the filters leave', async () => {
    const { overall } = await ask('first-response', { filters: { tiers: ['vip'], channels: ['wechat'] } });
    // g45 20 and g46 45.
    expect(overall).toMatchObject({ count: 2, mean: 32.5, unanswered: 0 });
    const morning = await ask('conversations', { filters: { hours: [9], weekdays: [2] } });
    // Tuesday at nine: g13–g16.
    expect(morning.overall!.value).toBe(4);
    const ann = await ask('closed', { filters: { agents: [AGENTS.ann] }, options: { credit: 'each' } });
    expect(ann.overall!.value).toBe(
      (await ask('closed', { groupBy: ['agent'], options: { credit: 'each' } })).rows.find(
        ({ group }) => group[0] === AGENTS.ann,
      )!.value.value,
    );
  });

  it('of the queue and the people is as it stands now, whatever the period', async () => {
    // g60 has waited since 23:30 on the 31st; it is noon on the 2nd.
    expect((await ask('queue-now')).overall!.value).toBe(1);
    expect((await ask('longest-wait', { groupBy: ['team'] })).rows).toMatchObject([
      { group: [TEAMS.S], value: { value: 36.5 * 3_600 } },
    ]);
    expect((await ask('agents-online')).overall!.value).toBe(0);
  });

  it('says of a figure why it cannot be had so, and gives the others', async () => {
    const { figures } = await reports.engine.query(MANAGER, {
      ...OCTOBER,
      figures: [8, 'occupancy', '11'],
      groupBy: ['channel'],
    });
    expect(figures.map(({ key, refused }) => [key, refused?.code ?? null])).toEqual([
      ['average-response', null],
      ['occupancy', 'grouping-not-possible'],
      ['abandon-rate', null],
    ]);
    const both = await reports.engine.query(MANAGER, { ...OCTOBER, figures: [21] });
    expect(both.figures.map(({ key }) => key)).toEqual(['transfer-rate', 'escalation-rate']);
  });

  it('shows agents their own figures, supervisors their teams’, and nobody more', async () => {
    const person = (scope: 'own' | 'team', agent: keyof typeof AGENTS) => ({
      ...{ kind: 'agent' as const, agentId: AGENTS[agent], name: agent, publicName: agent },
      ...{ role: 'agent' as const, teamIds: [agent === 'eve' ? TEAMS.A : TEAMS.S] },
      permissions: { 'figures.read': scope },
    });
    const eve = await reports.engine.query(person('own', 'eve'), {
      ...OCTOBER,
      figures: ['first-response', 'abandon-rate'],
    });
    // g47 60, g48 61, g49 90, g50 91.
    expect(eve.figures[0]!.overall).toMatchObject({ count: 4, mean: 75.5 });
    expect(eve.figures[1]!.refused?.code).toBe('not-of-one-agent');
    const lead = await reports.engine.query(person('team', 'eve'), { ...OCTOBER, figures: ['closed'] });
    expect(lead.figures[0]!.overall!.value).toBe(5);
    await expect(
      reports.engine.query(person('own', 'eve'), {
        ...{ ...OCTOBER, figures: ['closed'] },
        filters: { agents: [AGENTS.ann] },
      }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(
      reports.engine.query(person('team', 'eve'), {
        ...{ ...OCTOBER, figures: ['closed'] },
        filters: { teams: [TEAMS.S] },
      }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('is refused with a sentence when the question makes no sense', async () => {
    const query = (with_: Partial<ReportQuery>) =>
      reports.engine.query(MANAGER, { figures: [7], ...OCTOBER, ...with_ });
    await expect(query({ from: '2026-11-01' })).rejects.toMatchObject({ code: 'invalid-payload' });
    await expect(query({ from: '2020-11-01' })).rejects.toMatchObject({ code: 'invalid-payload' });
    await expect(query({ groupBy: ['day', 'day'] })).rejects.toMatchObject({ code: 'invalid-payload' });
  });
});
