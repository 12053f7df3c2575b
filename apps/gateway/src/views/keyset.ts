import { Refusal } from '@yingda/contracts/names';

/** Gives the placeholder of a value. */
export type Bind = (value: unknown) => string;

/** Columns of a keyset, each with its direction; the last one is the id. */
export interface Order {
  columns: { sql: string; type: string; descending: boolean }[];
}

/** Strictly after the cursor in the page's order; directions differ by column, so the row comparison is written out. */
export function cursorConditions(order: Order, cursor: string | undefined, bind: Bind): string[] {
  if (!cursor) return [];
  const keys = decodeCursor(cursor, order.columns.length);
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

/** @throws Refusal when the cursor is not one of ours. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string'))
      return keys;
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid-payload', 'cursor must be the `next` of an earlier page.', { field: 'cursor' });
}
