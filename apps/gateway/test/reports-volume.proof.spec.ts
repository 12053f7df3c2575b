import type { ReportQuery } from '@yingda/contracts';
import { FIGURE_KEYS, REPORT_GROUPINGS, type FigureKey } from '@yingda/contracts/names';
import { FigureCases, KeepRollups, ReportEngine } from '@yingda/reports';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { migrations } from '../src/migrations';
import { Product } from './volume/product';
import { fillReportFacts } from './volume/report-facts';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const MONTH = { from: '2026-01-31', to: '2026-03-02' };
const YEAR = { from: '2025-03-03', to: '2026-03-02' };
/** Milliseconds of the first paint of a report, on a machine that does little else. */
const LIMIT = 1_000;
const MANAGER = { kind: 'system', name: 'proof' } as const;
/** Keeps what was filled and added up, to be measured again: DATABASE_URL of a database of its own. */
const KEPT = process.env['REPORT_VOLUME_URL'];

interface Measured {
  name: string;
  ms: number;
}

describe('a million conversations of a year', () => {
  let test: TestDatabase | undefined;
  let product: Product;
  let engine: ReportEngine;

  beforeAll(async () => {
    const began = performance.now();
    if (!KEPT) {
      test = await testDatabase({ migrations });
      await fillReportFacts(test.url, { conversations: 1_000_000, days: 365, now: NOW });
    }
    const filled = performance.now();
    product = await Product.on(KEPT ?? test!.url, NOW);
    engine = product.get(ReportEngine);
    const days = await product.get(KeepRollups).execute({ always: true });
    await product.database.query('analyze report_rollups');
    const said = `filled in ${seconds(filled - began)}, ${days} days of figures added up in ${seconds(performance.now() - filled)}`;
    process.stdout.write(`\n${said}\n`);
  }, 3_600_000);
  afterAll(async () => {
    await product?.close();
    await test?.close();
  });

  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

  async function timed(name: string, work: () => Promise<unknown>): Promise<Measured> {
    const began = performance.now();
    await work();
    return { name, ms: performance.now() - began };
  }

  function slowOf(all: Measured[]): [string, number][] {
    const sorted = [...all].sort((a, b) => b.ms - a.ms);
    const middle = sorted[Math.floor(sorted.length / 2)]!;
    const worst = sorted.slice(0, 8).map(({ name, ms }) => `  ${Math.round(ms)} ms  ${name}`);
    process.stdout.write(
      `\n${all.length} reports, half of them under ${Math.round(middle.ms)} ms; the slowest:\n${worst.join('\n')}\n`,
    );
    return sorted.filter(({ ms }) => ms >= LIMIT).map(({ name, ms }) => [name, Math.round(ms)]);
  }

  it.each([
    ['the last thirty days', MONTH],
    ['the whole year', YEAR],
  ])(
    'paints any report of %s in under a second: every figure, by everything, beside the time before',
    async (_, period) => {
      const groups: ReportQuery['groupBy'][] = [
        [],
        ...REPORT_GROUPINGS.map((by) => [by]),
        ['hour', 'weekday'],
        ['team', 'day'],
      ];
      const measured: Measured[] = [];
      for (const figure of FIGURE_KEYS)
        for (const groupBy of groups)
          measured.push(
            await timed(`${figure} by ${groupBy!.join(', ') || 'nothing'}`, () =>
              engine.query(MANAGER, { figures: [figure], ...period, groupBy: groupBy! }),
            ),
          );
      expect(slowOf(measured)).toEqual([]);
    },
    3_600_000,
  );

  it('lists what is behind a figure in under a second', async () => {
    const figures: FigureKey[] = [
      'conversations',
      'first-response',
      'average-response',
      'waiting-time',
      'handle-time',
    ];
    const measured: Measured[] = [];
    for (const figure of figures)
      measured.push(
        await timed(`behind ${figure}`, () => product.get(FigureCases).page(MANAGER, { figure, ...MONTH })),
      );
    expect(slowOf(measured)).toEqual([]);
  }, 600_000);
});
