const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const dayOffsets = new Map<string, Map<number, number>>();

/** A stretch of time in which a zone's distance from UTC does not change. In milliseconds; `to` is not part of it. */
export interface Segment {
  from: number;
  to: number;
  offset: number;
}

/** How far local time is ahead of UTC at a moment, in milliseconds. Throws RangeError for no IANA name. */
export function offsetAt(timeZone: string, time: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format(timeZone).formatToParts(time)) parts[type] = Number(value);
  const local = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  return local - Math.floor(time / 1_000) * 1_000;
}

/** A day of UTC cut where the zone's clocks change; no zone changes them twice in a day. */
export function segmentsOfDay(timeZone: string, utcDay: number): Segment[] {
  const from = utcDay * DAY;
  const to = from + DAY;
  const before = dayOffset(timeZone, utcDay);
  const after = dayOffset(timeZone, utcDay + 1);
  if (before === after) return [{ from, to, offset: before }];
  let [low, high] = [from, to];
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return [
    { from, to: high, offset: before },
    { from: high, to, offset: after },
  ];
}

// Asking Intl costs microseconds, and calendars ask about the same days again and again.
function dayOffset(timeZone: string, utcDay: number): number {
  let days = dayOffsets.get(timeZone);
  if (!days) dayOffsets.set(timeZone, (days = new Map()));
  let offset = days.get(utcDay);
  if (offset === undefined) {
    offset = offsetAt(timeZone, utcDay * DAY);
    if (days.size > 5_000) days.clear();
    days.set(utcDay, offset);
  }
  return offset;
}

function format(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, found);
  }
  return found;
}
