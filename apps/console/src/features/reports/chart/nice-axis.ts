import type { Measure } from '../figure-text';

/** Steps of a clock: an axis of minutes is read in halves and whole ones, not in hundreds of seconds. */
const CLOCK_STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400,
];
const LINES = 5;

/** Where an axis from zero ends and how far its lines are apart, so that `greatest` has its place below the end. */
export function niceAxis(greatest: number, measure: Measure): { max: number; interval: number } {
  const interval = intervalFor(Math.max(greatest, 0), measure);
  const max = Math.max(interval, Math.ceil(greatest / interval - 1e-9) * interval);
  return { max: measure === 'share' ? Math.min(1, max) : max, interval };
}

function intervalFor(greatest: number, measure: Measure): number {
  const wanted = greatest / LINES;
  if (measure === 'seconds') {
    const step = CLOCK_STEPS.find((known) => known >= wanted);
    return step ?? Math.ceil(wanted / 86_400) * 86_400;
  }
  const least = measure === 'count' ? 1 : 0.01;
  const decade = 10 ** Math.floor(Math.log10(Math.max(wanted, least)));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * decade).find((known) => known >= wanted * 0.999);
  const rounded = Math.max(least, step ?? least);
  return measure === 'count' ? Math.ceil(rounded) : rounded;
}
