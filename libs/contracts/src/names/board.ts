/** What a customer on the board's list of risks waits for; `window`: the channel's time to answer them ends. */
export const BOARD_CLOCKS = ['waiting', 'first-response', 'next-response', 'resolution', 'window'] as const;
export type BoardClock = (typeof BOARD_CLOCKS)[number];

/** Past its limit, or near it. */
export const BOARD_LEVELS = ['late', 'soon'] as const;
export type BoardLevel = (typeof BOARD_LEVELS)[number];

export const BOARD_LIMITS = {
  /** More risks than anybody reads; the figures count all. */
  risks: 200,
  /** Minutes shown as lines. */
  minutes: 60,
  /** Sent at least this often, so that a screen knows when it stands still. */
  heartbeatMs: 2_000,
  /** Without news for so long, a screen says that its data stands. */
  staleMs: 5_000,
} as const;

/** What is aimed at until service levels say otherwise: answered within so many seconds, in so many of a hundred cases. */
export const BOARD_TARGET = { seconds: 120, percent: 90 } as const;
