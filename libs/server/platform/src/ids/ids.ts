import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A new id: uuid version 7, so that ids made later sort later and land at the right edge of an index. */
export function newId(): string {
  return v7();
}

/** Whether a text is a uuid of any version; clients make some ids themselves. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
