import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** What absolute figures hold for. */
export function describeMachine(databaseVersion: string): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return `${availableParallelism()} × ${model}, ${memory} GB, Linux ${release()}, Node ${process.versions.node}, PostgreSQL ${databaseVersion}`;
}

function busyShare(before: number[], after: number[]): number {
  const total = (times: number[]) => times.reduce((sum, time) => sum + time, 0);
  const idle = (times: number[]) => times[3]! + times[4]!;
  const passed = total(after) - total(before);
  return passed > 0 ? 1 - (idle(after) - idle(before)) / passed : 0;
}

function times(): number[] {
  return readFileSync('/proc/stat', 'utf8').split('\n')[0]!.trim().split(/\s+/).slice(1, 9).map(Number);
}

/** Waits for a moment in which nobody else uses much of the machine, but no longer than this; says whether it came. */
export async function untilQuiet(mostMs: number, share = 0.15): Promise<boolean> {
  const until = performance.now() + mostMs;
  for (;;) {
    const before = times();
    await sleep(250);
    if (busyShare(before, times()) < share) return true;
    if (performance.now() > until) return false;
  }
}
