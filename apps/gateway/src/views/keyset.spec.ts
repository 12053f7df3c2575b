import { newId } from '@yingda/platform';
import { cursorConditions, decodeCursor, encodeCursor, type Order } from './keyset';

const order: Order = {
  columns: [
    { sql: 'c.waiting_for', type: 'text', descending: true },
    { sql: 'c.waiting_since', type: 'timestamptz', descending: false },
    { sql: 'c.id', type: 'uuid', descending: false },
  ],
};
const id = newId();
const at = '2026-03-02 03:00:00.123456+00';

describe('cursors of pages', () => {
  it('give back what they were made of, to the microsecond', () => {
    const keys = ['us', at, id];
    expect(decodeCursor(encodeCursor(keys), ['text', 'timestamptz', 'uuid'])).toEqual(keys);
    expect(decodeCursor(encodeCursor(['true', '100001']), ['boolean', 'bigint'])).toEqual(['true', '100001']);
    for (const moment of [
      '2026-03-02 03:00:00+08',
      '2026-03-02 03:00:00.1-05:30',
      '1905-01-01 00:05:43+08:05:43',
    ])
      expect(decodeCursor(encodeCursor([moment]), ['timestamptz'])).toEqual([moment]);
  });

  it.each([
    ['nothing of ours', 'abc'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', encodeCursor({ 0: 'us' } as never)],
    ['too few keys', encodeCursor(['us', at])],
    ['too many keys', encodeCursor(['us', at, id, id])],
    ['numbers', encodeCursor([1, 2, 3] as never)],
    ['another kind of id', encodeCursor(['us', at, 'x'])],
    ['a day that does not exist', encodeCursor(['us', '2026-02-30 00:00:00+00', id])],
    ['an hour that does not exist', encodeCursor(['us', '2026-03-02 24:00:00+00', id])],
    ['a time in other words', encodeCursor(['us', 'tomorrow', id])],
    ['a character that no text may hold', encodeCursor(['\u0000', at, id])],
    ['a statement', encodeCursor(["us'; drop table messages; --", at, id])],
  ])('are refused when they hold %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, ['text', 'timestamptz', 'uuid'])).toThrow(
      expect.objectContaining({ code: 'invalid-payload', details: { field: 'cursor' } }),
    );
  });

  it('continue strictly after the last row, column by column in each one’s direction, with values bound', () => {
    const values: unknown[] = [];
    const [condition] = cursorConditions(
      order,
      encodeCursor(['us', at, id]),
      (value) => `$${values.push(value)}`,
    );
    expect(values).toEqual(['us', at, id]);
    expect(condition).toBe(
      '((c.waiting_for < $1::text) or (c.waiting_for = $1::text and c.waiting_since > $2::timestamptz)' +
        ' or (c.waiting_for = $1::text and c.waiting_since = $2::timestamptz and c.id > $3::uuid))',
    );
  });

  it('of the first page are none', () => {
    expect(cursorConditions(order, undefined, () => '$1')).toEqual([]);
  });
});
