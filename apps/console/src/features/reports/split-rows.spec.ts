import type { FigureValue, ReportAnswer } from '@yingda/contracts';
import { readingOf, type Reading } from './never-answered';
import { addressOfSorting, measureOf, sorted, sortingOf, splitRows } from './split-rows';

const value = (own: Partial<FigureValue>) => ({ count: 10, unanswered: 0, ...own }) as FigureValue;
const answer = {
  figures: [
    {
      key: 'first-response',
      unit: 'seconds',
      used: {},
      options: [],
      rows: [
        {
          group: ['b'],
          value: value({ median: 62, unanswered: 3 }),
          previous: value({ median: 59 }),
          change: null,
        },
        {
          group: ['a'],
          value: value({ median: 46, count: 30 }),
          previous: value({ median: 60 }),
          change: null,
        },
        {
          group: [null],
          value: value({ median: null, value: null, unanswered: 1 }),
          previous: null,
          change: null,
        },
      ],
    },
    {
      key: 'within-target',
      unit: 'share',
      rows: [{ group: ['c'], value: value({ value: 0.9 }), previous: null }],
    },
  ],
} as unknown as ReportAnswer;
const cards = ['first-response', 'within-target'] as const;
const reading = readingOf(answer, 'first-response') as Reading;
const groups = (measure: Parameters<typeof measureOf>[1], down: boolean) =>
  sorted(splitRows(answer, cards), measureOf(reading, measure), {
    down,
    nameOf: (row) => row.group ?? '',
  }).map((row) => row.group);

it('has every group once, also one that only a second figure knows, and one without a name', () => {
  expect(splitRows(answer, cards).map((row) => [row.group, Object.keys(row.cells)])).toEqual([
    ['b', ['first-response']],
    ['a', ['first-response']],
    [null, ['first-response']],
    ['c', ['within-target']],
  ]);
  expect(splitRows(undefined, cards)).toEqual([]);
});

it('is ordered by any measure, and what has none is last both ways', () => {
  expect(groups('median', false)).toEqual(['a', 'b', null, 'c']);
  expect(groups('median', true)).toEqual(['b', 'a', null, 'c']);
  expect(groups('never', true)).toEqual(['b', null, 'a', 'c']);
  expect(groups('change', false)).toEqual(['a', 'b', null, 'c']);
  expect(groups('within', true)).toEqual(['c', null, 'a', 'b']);
});

it('writes its order into the address and reads it back', () => {
  const usual = { by: 'count', down: true } as const;
  expect(sortingOf(null, usual)).toEqual(usual);
  expect(sortingOf('-median', usual)).toEqual({ by: 'median', down: true });
  expect(addressOfSorting({ by: 'handle-time', down: false })).toBe('handle-time');
  expect(addressOfSorting(sortingOf('-median', usual))).toBe('-median');
});
