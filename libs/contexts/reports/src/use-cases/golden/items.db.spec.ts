import { type ReportQuery } from '@yingda/contracts';
import type { FigureKey } from '@yingda/contracts/names';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { Reports } from '../../create-reports';
import { GivenItems } from './given-items';
import { reportsOf } from './golden-ground';
import { AGENTS, historyOf } from './golden-histories';
import { DEPARTMENTS, GOLDEN_ACTIONS, GOLDEN_CASES, GOLDEN_CONTACTS } from './items.golden';
import { GOLDEN_FEEDBACK, ITEM_TABLE } from './items.golden';

const MANAGER = { kind: 'system', name: 'spec' } as const;
const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
const NOTHING_DONE = {
  turns: [],
  first: null,
  waits: [],
  state: 'closed',
  queued: true,
  parts: [],
  heard: 0,
};

/** The shop's own month: 1,459 asked before buying, 42 of them ordered within seven days; one more asked for a parcel. */
const ENQUIRIES = Array.from({ length: 1_460 }, (_, no) => ({
  history: {
    ...historyOf({ id: `#${1_000 + no}`, lines: '3 09:00:00 bot', worked: NOTHING_DONE } as never),
    preSale: no > 0,
    ordered: no <= 42,
  },
}));

describe('cases, contacts, actions and orders', () => {
  let db: TestDatabase;
  let reports: Reports;
  beforeAll(async () => {
    db = await testDatabase();
    await db.truncate();
    const items = {
      ...{ cases: GOLDEN_CASES, contacts: GOLDEN_CONTACTS, actions: GOLDEN_ACTIONS },
      feedback: GOLDEN_FEEDBACK,
    };
    reports = await reportsOf(db, ENQUIRIES, new GivenItems(items));
  });
  afterAll(() => db.close());

  async function ask(figure: FigureKey, with_: Partial<ReportQuery> = {}) {
    const { figures } = await reports.engine.query(MANAGER, { figures: [figure], ...OCTOBER, ...with_ });
    return figures[0]!;
  }
  const table = (rows: { group: (string | null)[]; value: { count: number } }[]) =>
    Object.fromEntries(rows.map(({ group, value }) => [group.join('/'), value.count]));

  it.each(ITEM_TABLE.map((line) => [line.figure, line] as const))(
    '%s comes to what was added up by hand, and opens the very things',
    async (figure, { above, below, cases }) => {
      const { overall } = await ask(figure);
      if (below === undefined) expect(overall!.value).toBe(above);
      else
        expect([overall!.numerator, overall!.denominator, overall!.value]).toEqual([
          above,
          below,
          above / below,
        ]);
      const page = await reports.cases.page(MANAGER, { figure, ...OCTOBER, limit: 3 });
      const rest = page.next
        ? await reports.cases.page(MANAGER, { figure, ...OCTOBER, cursor: page.next })
        : { cases: [] };
      const found = [...page.cases, ...rest.cases].map(({ number }) => number);
      expect([page.count, found.sort()]).toEqual([cases.length, [...cases].sort()]);
    },
  );

  it('puts complaints beside the conversations that were begun', async () => {
    const { overall } = await ask('complaint-rate');
    expect([overall!.numerator, overall!.denominator]).toEqual([9, 1_460]);
  });

  it('tells that 42 of 1,459 enquiries led to an order: 2.88 %', async () => {
    const { overall } = await ask('conversion');
    expect([overall!.numerator, overall!.denominator]).toEqual([42, 1_459]);
    expect((overall!.value! * 100).toFixed(2)).toBe('2.88');
    const { count } = await reports.cases.page(MANAGER, {
      figure: 'conversion',
      ...OCTOBER,
      cases: 'counted',
    });
    expect(count).toBe(42);
  });

  it('puts causes in order, each with the share of all before it; a case with two counts for both', async () => {
    const { overall, rows } = await ask('root-causes', { groupBy: ['cause'] });
    expect(overall!.count).toBe(9);
    expect(rows.map(({ group, value, cumulative }) => [group[0], value.count, cumulative])).toEqual([
      ['defect', 3, 3 / 10],
      ['courier', 2, 5 / 10],
      ['packing', 1, 6 / 10],
      [null, 4, 1],
    ]);
    const { cases } = await reports.cases.page(MANAGER, {
      ...{ figure: 'root-causes', ...OCTOBER, groupBy: ['cause'], group: ['packing'] },
    });
    expect(cases.map(({ number }) => number)).toEqual(['C2']);
  });

  it('counts a case that rose once for each reason, however often, and opens those behind one', async () => {
    const { rows } = await ask('rise-reasons', { groupBy: ['rise'] });
    expect(table(rows)).toEqual({ breach: 2, request: 1, time: 1, unsolved: 1 });
    const { cases } = await reports.cases.page(MANAGER, {
      ...{ figure: 'rise-reasons', ...OCTOBER, groupBy: ['rise'], group: ['unsolved'] },
    });
    expect(cases.map(({ number }) => number)).toEqual(['C4']);
  });

  it('shows what is open and overdue by owner, department and bands of days', async () => {
    const open = await ask('open-cases', { groupBy: ['age'] });
    expect(table(open.rows)).toEqual({ '0-1': 1, '3+': 4 });
    const overdue = await ask('overdue-cases', { groupBy: ['department', 'age'] });
    expect(table(overdue.rows)).toEqual({
      [`${DEPARTMENTS.quality}/1-2`]: 1,
      [`${DEPARTMENTS.quality}/3+`]: 2,
    });
    const owners = await ask('overdue-cases', { groupBy: ['agent'] });
    expect(table(owners.rows)).toEqual({ [AGENTS.ann]: 3 });
  });

  it('breaks complaints down by what only cases have, and filters by it', async () => {
    const { rows } = await ask('complaints', { groupBy: ['category'] });
    expect(table(rows)).toEqual({ attitude: 1, logistics: 1, quality: 6, refund: 1 });
    const filters = { categories: ['quality'], products: ['Lamp'], causes: ['defect'] };
    expect((await ask('complaints', { filters })).overall!.value).toBe(1);
    expect((await ask('conversations', { filters })).refused?.code).toBe('filter-not-possible');
    expect((await ask('first-response', { groupBy: ['category'] })).refused?.code).toBe(
      'grouping-not-possible',
    );
  });

  it('goes by another moment when asked to', async () => {
    const closing = await ask('complaints', { options: { period: 'closing' } });
    expect(closing.overall!.value).toBe(5);
  });

  it('shows agents what is theirs and supervisors what is their teams’', async () => {
    const actor = (reach: 'own' | 'team') =>
      ({ kind: 'agent', agentId: AGENTS.eve, teamIds: [], permissions: { 'figures.read': reach } }) as never;
    const { figures } = await reports.engine.query(actor('own'), { figures: ['complaints'], ...OCTOBER });
    expect(figures[0]!.overall!.value).toBe(1);
    const none = await reports.engine.query(actor('team'), { figures: ['complaints'], ...OCTOBER });
    expect(none.figures[0]!.overall!.value).toBe(0);
  });

  it('comes out the same when everything is recorded once more', async () => {
    const tables = ['cases', 'contacts', 'opinions', 'actions', 'feedback'] as const;
    const before = await Promise.all(tables.map((one) => reports.itemTables.all(one)));
    expect(before.map(({ length }) => length)).toEqual([10, 5, 2, 5, 6]);
    await reports.recordItems.again();
    while (await reports.recordItems.backfill()) await reports.recordItems.execute();
    expect(await Promise.all(tables.map((one) => reports.itemTables.all(one)))).toEqual(before);
  });
});
