import { tokens } from '@yingda/design-system';
import { joined, loosePoints, trendOption, type Trend } from './trend-option';

const look = { colours: tokens.light, font: tokens.font };
const trend: Trend = {
  labels: ['11/19', '11/20', '11/21'],
  lines: [
    { role: 'main', name: 'Median', values: [50, null, 70] },
    { role: 'previous', name: 'Before', values: [40, 45, 50] },
  ],
  form: 'line',
  target: { value: 120, label: 'target 2:00' },
  unfinished: 2,
  write: String,
  tip: (at) => `day ${at}`,
  axis: { max: 150, interval: 30 },
};
interface Drawn {
  yAxis: { min: number; max?: number };
  series: { type: string; data: unknown[]; markLine?: { data: { yAxis: number }[] } }[];
}
const drawn = (change: Partial<Trend> = {}) => trendOption({ ...trend, ...change }, look) as unknown as Drawn;

it('begins at zero and leaves a gap where nothing was counted', () => {
  expect(drawn().yAxis).toMatchObject({ min: 0, max: 150 });
  expect(drawn().series[0]?.data).toEqual([50, null, 70]);
});

it('draws the target once, and none where there is none', () => {
  expect(drawn().series.map((series) => series.markLine?.data)).toEqual([
    [{ yAxis: 120 }],
    undefined,
    undefined,
  ]);
  expect(drawn({ target: null }).series.some((series) => series.markLine)).toBe(false);
});

it('counts are bars, the period before stays a line', () => {
  expect(drawn({ form: 'bars' }).series.map((series) => series.type)).toEqual(['bar', 'line']);
});

describe('points that a line does not show', () => {
  it('are those without neighbours and the one that is not over', () => {
    expect(loosePoints([50, null, 70, 71], 3)).toEqual([0, 3]);
  });
  it('are none where the line goes through', () => {
    expect(loosePoints([1, 2, 3], null)).toEqual([]);
  });
  it('are not made up where the unfinished day counts nothing yet', () => {
    expect(loosePoints([1, 2, null], 2)).toEqual([]);
  });
});

it('a second line has no lone points, which would stretch the axis for nothing that is drawn', () => {
  expect(joined([null, 950, null, 30, 40])).toEqual([null, null, null, 30, 40]);
  expect(joined([950])).toEqual([null]);
});
