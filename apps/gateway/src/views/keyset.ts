import { Refusal } from '@yingda/contracts/names';
import { isUuid } from '@yingda/platform';

/** Gives the placeholder of a value. */
export type Bind = (value: unknown) => string;

/** Types of columns that a page can be ordered by. */
export type KeyType = 'text' | 'boolean' | 'bigint' | 'uuid' | 'timestamptz';

/** Columns of a keyset, each with its direction; the last one is the id. */
export interface Order {
  columns: { sql: string; type: KeyType; descending: boolean }[];
}

/** Strictly after the cursor in the page's order; directions differ by column, so the row comparison is written out. */
export function cursorConditions(order: Order, cursor: string | undefined, bind: Bind): string[] {
  if (!cursor) return [];
  const keys = decodeCursor(
    cursor,
    order.columns.map((column) => column.type),
  );
  const bound = order.columns.map((column, index) => `${bind(keys[index])}::${column.type}`);
  const alternatives = order.columns.map((column, index) => {
    const same = order.columns.slice(0, index).map((earlier, at) => `${earlier.sql} = ${bound[at]}`);
    return [...same, `${column.sql} ${column.descending ? '<' : '>'} ${bound[index]}`].join(' and ');
  });
  return [`(${alternatives.map((item) => `(${item})`).join(' or ')})`];
}

export function encodeCursor(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** @throws Refusal when the cursor is not one of ours: the database would not understand it. */
export function decodeCursor(cursor: string, types: KeyType[]): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === types.length)
      if (keys.every((key, index) => typeof key === 'string' && IS[types[index]!](key))) return keys;
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid-payload', 'cursor must be the `next` of an earlier page.', { field: 'cursor' });
}

// How PostgreSQL writes values of these types.
const IS: Record<KeyType, (text: string) => boolean> = {
  text: (text) => /^[a-z-]{1,40}$/.test(text),
  boolean: (text) => text === 'true' || text === 'false',
  bigint: (text) => /^\d{1,18}$/.test(text),
  uuid: isUuid,
  timestamptz: isMoment,
};

const MOMENT = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?[+-]\d\d(?::\d\d){0,2}$/;

function isMoment(text: string): boolean {
  const [year, month, day, hour, minute, second] = (MOMENT.exec(text) ?? []).slice(1).map(Number);
  if (year === undefined) return false;
  const date = new Date(Date.UTC(year, month! - 1, day, hour, minute, second));
  const same = date.getUTCDate() === day && date.getUTCMonth() === month! - 1;
  return year > 0 && same && hour! < 24 && minute! < 60 && second! < 60;
}
