import type { Random } from '../random';

/**
 * cut: reset at once. truncated: reset in the middle of the next frame. delayed: later, in order. deaf: what the server says is
 * swallowed; mute: what the client says is swallowed (half-open, then reset). stalled: nothing moves, nothing is lost.
 * offline: no connection at all.
 */
export const LINE_FAULTS = ['cut', 'truncated', 'delayed', 'deaf', 'mute', 'stalled', 'offline'] as const;
export type LineFaultKind = (typeof LINE_FAULTS)[number];

/** The next thing that happens to somebody's line. */
export interface LineFault {
  /** Pause before it. */
  afterMs: number;
  kind: LineFaultKind;
  forMs: number;
  /** Only for `delayed`: how much later things arrive. */
  delayMs: number;
}

const HOW_OFTEN: Record<LineFaultKind, number> = {
  cut: 5,
  truncated: 4,
  delayed: 5,
  deaf: 2,
  mute: 2,
  stalled: 2,
  offline: 2,
};

const HOW_LONG: Record<LineFaultKind, readonly [number, number]> = {
  cut: [0, 0],
  // Long enough that some frame comes.
  truncated: [4_000, 12_000],
  delayed: [2_000, 10_000],
  deaf: [2_000, 20_000],
  mute: [2_000, 20_000],
  stalled: [500, 12_000],
  offline: [1_000, 12_000],
};

/** Draws the faults of one line, for ever. */
export function lineFaults(random: Random, everyMs: readonly [number, number]): () => LineFault {
  return () => {
    const kind = random.weighted(HOW_OFTEN);
    return {
      afterMs: random.between(...everyMs),
      kind,
      forMs: random.between(...HOW_LONG[kind]),
      delayMs: random.between(20, 900),
    };
  };
}
