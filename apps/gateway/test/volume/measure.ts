/** Milliseconds of many calls. */
export interface Figure {
  name: string;
  best: number;
  p50: number;
  p95: number;
  worst: number;
}

/** Calls one after the other, after three that only warm up. */
export async function measure(
  { name, call }: { name: string; call(): Promise<unknown> },
  times: number,
): Promise<Figure> {
  for (let warm = 0; warm < 3; warm++) await call();
  const taken: number[] = [];
  for (let index = 0; index < times; index++) {
    const began = performance.now();
    await call();
    taken.push(performance.now() - began);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!;
  return { name, best: taken[0]!, p50: at(0.5), p95: at(0.95), worst: taken.at(-1)! };
}

/** A table to read, slowest first by p95. */
export function tableOf(figures: Figure[]): string {
  const line = ({ name, best, p50, p95, worst }: Figure) =>
    `${name.padEnd(36)} ${best.toFixed(1).padStart(8)} ${p50.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)} ${worst.toFixed(1).padStart(8)}`;
  const head = `${'milliseconds'.padEnd(36)} ${'best'.padStart(8)} ${'p50'.padStart(8)} ${'p95'.padStart(8)} ${'worst'.padStart(8)}`;
  return [head, ...figures.map(line)].join('\n');
}
