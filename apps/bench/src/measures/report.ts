import { spreadOf } from '../load/statistics';
import type { Measured } from './measured';
import { AIMS, reaches, type Aim, type Figure } from './table';

/** One line of what is written with `--json`. */
export interface Result {
  name: string;
  unit: string;
  min: number;
  median: number;
  max: number;
  goal: number;
  atLeast: number;
  /** Whether the median is at least what it must be. */
  ok: boolean;
  /** What a reader must know of how it was measured. */
  detail?: string;
}

/** Compares what was measured with what it is to be. */
export function resultsOf(measured: Measured, quick: boolean): Result[] {
  return (Object.entries(measured) as [Figure, number[]][]).map(([name, values]) => {
    const aim: Aim = AIMS[name];
    const spread = spreadOf(values);
    return {
      name,
      unit: aim.unit,
      ...spread,
      goal: aim.goal,
      atLeast: aim.atLeast,
      ok: reaches(aim, spread.median, aim.atLeast),
      ...(quick ? { detail: 'quick: smaller sizes, shorter rounds' } : {}),
    };
  });
}

/** As a table to read. */
export function report(results: Result[]): string[] {
  const show = (value: number) => value.toPrecision(3).padStart(8);
  return results.map((result) => {
    const { name, unit, min, median, max, goal, atLeast, ok } = result;
    const reached = name in AIMS && reaches(AIMS[name as Figure], median, goal);
    const verdict = reached ? 'goal reached' : ok ? 'enough' : 'NOT ENOUGH';
    return (
      `  ${name.padEnd(16)} min ${show(min)}  median ${show(median)}  max ${show(max)} ${unit.padEnd(5)}` +
      `  goal ${goal}, at least ${atLeast}: ${verdict}`
    );
  });
}
