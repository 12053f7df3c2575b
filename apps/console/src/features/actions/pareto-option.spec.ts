import { isVital } from './pareto-option';

const bars = [
  { name: 'seal', cases: 12, cumulative: 0.6 },
  { name: 'packing', cases: 5, cumulative: 0.85 },
  { name: 'courier', cases: 2, cumulative: 0.95 },
  { name: 'other', cases: 1, cumulative: 1 },
];

it('the vital few are those up to and over four fifths of all cases', () => {
  expect(bars.filter((_, at) => isVital(bars, at)).map(({ name }) => name)).toEqual(['seal', 'packing']);
});

it('one that has nearly all of them stands alone', () => {
  const one = [
    { name: 'seal', cases: 9, cumulative: 0.9 },
    { name: 'other', cases: 1, cumulative: 1 },
  ];
  expect([isVital(one, 0), isVital(one, 1)]).toEqual([true, false]);
});
