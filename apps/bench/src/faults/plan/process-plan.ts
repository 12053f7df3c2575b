import type { Random } from '../random';

/** killed: SIGKILL, started again. paused: SIGSTOP, later SIGCONT. ended: SIGTERM, started again. */
export type ProcessFaultKind = 'killed' | 'paused' | 'ended';

/** Something that is done to a process. */
export interface ProcessFault {
  /** Milliseconds after the beginning. */
  at: number;
  target: string;
  kind: ProcessFaultKind;
  /** How long until it goes on or is started again. */
  forMs: number;
}

/** Starting takes some seconds on a busy machine; so long the plan leaves the others alone. */
const RECOVERY_MS = 8_000;

interface Rhythm {
  targets: readonly string[];
  /** Pause between two faults of this group, in milliseconds. */
  everyMs: readonly [number, number];
  kinds: Record<ProcessFaultKind, number>;
  downMs: readonly [number, number];
  /** At most so many of the group are down at once. */
  mostDown: number;
}

const names = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}-${at + 1}`);

function rhythms({ gateways, workers }: { gateways: number; workers: number }): Rhythm[] {
  return [
    {
      targets: names('gateway', gateways),
      everyMs: [3_000, 9_000],
      kinds: { killed: 5, paused: 3, ended: 3 },
      downMs: [300, 6_000],
      mostDown: Math.max(1, gateways - 1),
    },
    {
      targets: names('worker', workers),
      everyMs: [8_000, 25_000],
      kinds: { killed: 4, paused: 3, ended: 2 },
      downMs: [500, 8_000],
      mostDown: Math.max(1, workers),
    },
    {
      targets: ['redis'],
      everyMs: [20_000, 60_000],
      kinds: { killed: 4, paused: 2, ended: 1 },
      downMs: [200, 8_000],
      mostDown: 1,
    },
    {
      targets: ['postgres'],
      everyMs: [35_000, 90_000],
      kinds: { killed: 5, paused: 2, ended: 1 },
      downMs: [200, 5_000],
      mostDown: 1,
    },
  ];
}

/** What happens to which process when, all from the seed, in order of time. */
export function processPlan(
  random: Random,
  size: { gateways: number; workers: number; seconds: number },
): ProcessFault[] {
  const plan: ProcessFault[] = [];
  for (const rhythm of rhythms(size)) {
    const { targets, everyMs, kinds, downMs, mostDown } = rhythm;
    if (targets.length === 0) continue;
    const draw = random.fork(targets[0] as string);
    const busyUntil = new Map<string, number>();
    // The first comes soon, so that a short run meets every kind of process.
    let at = draw.between(everyMs[0] / 4, everyMs[0] / 2);
    while (at < size.seconds * 1_000) {
      const free = targets.filter((target) => (busyUntil.get(target) ?? 0) <= at);
      const down = targets.length - free.length;
      const kind = draw.weighted(kinds);
      // Mostly short; now and then longer than every lease and time-out.
      const forMs = draw.chance(0.12) ? draw.between(15_000, 22_000) : draw.between(...downMs);
      const target = free[Math.floor(draw.next() * free.length)];
      if (target && down < mostDown) {
        plan.push({ at, target, kind, forMs });
        busyUntil.set(target, at + forMs + RECOVERY_MS);
      }
      at += draw.between(...everyMs);
    }
  }
  return plan.sort((a, b) => a.at - b.at);
}
