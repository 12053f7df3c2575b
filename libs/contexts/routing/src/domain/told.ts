/** From here on no minutes are told: nobody knows them so exactly. */
export const LONG_SECONDS = 20 * 60;

/** A wait as a customer is told of it. */
export interface ToldWait {
  estimatedSeconds: number | null;
  /** At least so long. */
  atLeast: boolean;
}

const MINUTE = 60;
// Up to ten minutes they are told one by one, then in fives.
const EXACT_SECONDS = 10 * MINUTE;
const STEP_SECONDS = 5 * MINUTE;

/** Rounded up to what is shown, so that what is not shown differently is not told anew. */
export function toldWait(seconds: number | null): ToldWait {
  if (seconds === null) return { estimatedSeconds: null, atLeast: false };
  if (seconds > LONG_SECONDS) return { estimatedSeconds: LONG_SECONDS, atLeast: true };
  const step = seconds > EXACT_SECONDS ? STEP_SECONDS : MINUTE;
  return { estimatedSeconds: Math.max(step, Math.ceil(seconds / step) * step), atLeast: false };
}
