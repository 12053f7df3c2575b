/** A stretch in which somebody may be called. */
export interface CallTime {
  from: Date;
  until: Date;
}

/** Opening hours as they are asked. */
export interface CallHours {
  nextOpening(at: Date): Date | null;
  openTimeBetween(from: Date, to: Date): number;
}

const HALF_HOUR = 30 * 60_000;
const LENGTH = 60 * 60_000;
/** Nobody can promise to call within a few minutes. */
const AHEAD = 15 * 60_000;
const DAYS = 7 * 24 * 60 * 60_000;
const MOST = 24;

/** Hours in which a customer may be called: whole ones within opening hours, from soon on, the earliest first. */
export function callTimes(hours: CallHours, now: Date): CallTime[] {
  const found: CallTime[] = [];
  const last = now.getTime() + DAYS;
  let at = roundedUp(now.getTime() + AHEAD);
  while (found.length < MOST && at < last) {
    const until = at + LENGTH;
    if (hours.openTimeBetween(new Date(at), new Date(until)) === LENGTH) {
      found.push({ from: new Date(at), until: new Date(until) });
      at = until;
      continue;
    }
    const next = hours.nextOpening(new Date(at + HALF_HOUR));
    if (!next) break;
    at = roundedUp(next.getTime());
  }
  return found;
}

function roundedUp(time: number): number {
  return Math.ceil(time / HALF_HOUR) * HALF_HOUR;
}
