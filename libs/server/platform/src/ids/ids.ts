import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A new id: uuid version 7, so that ids made later sort later and land at the right edge of an index. */
export function newId(): string {
  const random = sixteenBytes();
  // eslint-disable-next-line no-restricted-syntax -- the order of ids is that of making them, whatever a test's clock says
  const now = Date.now();
  if (now > last) {
    last = now;
    count = ((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!;
  } else {
    count = (count + 1) | 0;
    if (count === 0) last++;
  }
  return v7({ random, msecs: last, seq: count });
}

/** The millisecond of the last id, and its place within that. */
let last = 0;
let count = 0;

// Asking for chance costs a microsecond however little is asked for.
const pool = new Uint8Array(4_096);
let used = pool.length;
function sixteenBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** Whether a text is a uuid of any version; clients make some ids themselves. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
