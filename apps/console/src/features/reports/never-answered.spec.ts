import type { FigureAnswer, FigureValue, ReportAnswer } from '@yingda/contracts';
import { headline, neverAnswered, readingOf } from './never-answered';

const value = (own: Partial<FigureValue>): FigureValue => ({
  value: 60,
  count: 97,
  mean: 60,
  median: 40,
  p90: 130,
  numerator: null,
  denominator: null,
  unanswered: 3,
  ...own,
});
const first = {
  key: 'first-response',
  number: 7,
  unit: 'seconds',
  better: 'lower',
  options: ['start', 'clock', 'unanswered', 'credit'],
  used: { unanswered: 'apart' },
  target: 120,
  overall: value({}),
  previous: value({ count: 48, unanswered: 2 }),
  change: -0.1,
  rows: [{ group: ['t1'], value: value({ unanswered: 1 }), previous: null, change: null }],
} as unknown as FigureAnswer;

it('takes never answered out of the first response, apart from what was answered', () => {
  const apart = neverAnswered(first);
  expect(apart).toMatchObject({ key: 'never-answered', unit: 'count', better: 'lower', target: null });
  expect(apart.overall).toMatchObject({ value: 3, numerator: 3, denominator: 100, median: null });
  expect(apart.previous).toMatchObject({ value: 2, denominator: 50 });
  expect(apart.rows[0]?.value.value).toBe(1);
  expect(apart.options).toEqual(['credit']);
});

it('does not count them twice when they are in the figure already', () => {
  const within = { ...first, used: { unanswered: 'within' } } as FigureAnswer;
  expect(neverAnswered(within).overall?.denominator).toBe(97);
});

it('finds what a card shows', () => {
  const answer = { figures: [first] } as ReportAnswer;
  expect(readingOf(answer, 'first-response')).toBe(first);
  expect(readingOf(answer, 'never-answered')?.key).toBe('never-answered');
  expect(readingOf(answer, 'load')).toBeUndefined();
  expect(readingOf(undefined, 'load')).toBeUndefined();
});

it('puts the median of times first, and the value of everything else', () => {
  expect(headline(value({}), 'seconds')).toBe(40);
  expect(headline(value({ median: null }), 'seconds')).toBe(60);
  expect(headline(value({ value: 0.9 }), 'share')).toBe(0.9);
  expect(headline(null, 'share')).toBeNull();
});
