import { type FigureRow, type FigureValue } from '@yingda/contracts';
import type { Outcome } from './question';
import type { Measure } from './figures/plan';

const EMPTY: FigureValue = {
  value: null,
  count: 0,
  mean: null,
  median: null,
  p90: null,
  numerator: null,
  denominator: null,
  unanswered: null,
};

/** What came of the cases, as the figure's value. Milliseconds become seconds here and nowhere else. */
export function valueOf(measure: Measure, outcome: Outcome): FigureValue {
  const { count, sum, numerator, denominator, unanswered } = outcome;
  const counted = { ...EMPTY, count, unanswered };
  switch (measure.kind) {
    case 'count':
      return { ...counted, value: count };
    case 'times': {
      const mean = count > 0 && sum !== null ? sum / count / 1_000 : null;
      return { ...counted, value: mean, mean, median: seconds(outcome.median), p90: seconds(outcome.p90) };
    }
    case 'longest':
      return { ...counted, value: seconds(outcome.longest) };
    case 'share':
    case 'ratio':
      return { ...counted, value: quotient(numerator, denominator), numerator, denominator };
  }
}

/** A quantity for each unit of another; seconds count as hours where the figure says so. */
export function quotientOf(numerator: number, denominator: number, count: number): FigureValue {
  return { ...EMPTY, count, value: quotient(numerator, denominator), numerator, denominator };
}

/** A sum of seconds. */
export function timeOf(outcome: Outcome): FigureValue {
  return { ...EMPTY, value: seconds(outcome.sum) };
}

/** (this − before) / before. */
export function changeOf(value: FigureValue | null, before: FigureValue | null): number | null {
  if (value?.value == null || !before?.value) return null;
  return (value.value - before.value) / before.value;
}

/** Rows beside those of the same groups before; those that were only before are left out. */
export function compared(
  rows: { group: (string | null)[]; value: FigureValue }[],
  before: { group: (string | null)[]; value: FigureValue }[] | null,
): FigureRow[] {
  const earlier = new Map(before?.map(({ group, value }) => [JSON.stringify(group), value]));
  return [...rows].sort(inOrder).map(({ group, value }) => {
    const previous = earlier.get(JSON.stringify(group)) ?? null;
    return { group, value, previous, change: changeOf(value, previous) };
  });
}

/** The most frequent first, each with the share of itself and all before it; what has none of it comes last. */
export function cumulated(rows: readonly FigureRow[]): FigureRow[] {
  const total = rows.reduce((sum, { value }) => sum + value.count, 0);
  const missing = ({ group }: FigureRow) => (group[0] === null ? 1 : 0);
  let sum = 0;
  return [...rows]
    .sort((one, other) => missing(one) - missing(other) || other.value.count - one.value.count)
    .map((row) => ({ ...row, cumulative: (sum += row.value.count) / total }));
}

// Hours and weekdays as numbers, everything else as text, what is missing last.
function inOrder(one: { group: (string | null)[] }, other: { group: (string | null)[] }): number {
  for (const [index, a] of one.group.entries()) {
    const b = other.group[index] ?? null;
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? (a < b ? -1 : 1) : difference;
  }
  return 0;
}

function quotient(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || !denominator ? null : numerator / denominator;
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}
