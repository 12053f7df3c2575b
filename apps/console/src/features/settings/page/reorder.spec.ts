import { dropPlace, placed } from './reorder';

describe('an order made by hand', () => {
  it.each([
    [0, 2, 'bcad'],
    [3, 0, 'dabc'],
    [1, 9, 'acdb'],
    [2, -1, 'cabd'],
  ])('an entry at %i goes to %i', (from, to, order) =>
    expect(placed([...'abcd'], from, to).join('')).toBe(order),
  );

  it.each([
    [0, 2, true, 'bacd'],
    [0, 2, false, 'bcad'],
    [3, 1, true, 'adbc'],
    [3, 1, false, 'abdc'],
    [1, 1, true, 'abcd'],
    [1, 1, false, 'abcd'],
  ])('an entry at %i dropped on %i (upper half: %s)', (...row) => {
    const [from, over, upper, order] = row;
    expect(placed([...'abcd'], from, dropPlace(from, over, upper)).join('')).toBe(order);
  });
});
