import { definitionsOf, movedRow, rowProblems, rowsOf, type AttributeRow } from './attribute-list';

const row = (key: string, parts: Partial<AttributeRow> = {}): AttributeRow => ({
  key,
  labelZh: '生日',
  labelEn: 'Birthday',
  stored: false,
  ...parts,
});

describe('the attributes of customers', () => {
  it('keep the order of their rows', () => {
    const rows = rowsOf([
      { key: 'b', labelZh: '乙', labelEn: 'B', order: 5 },
      { key: 'a', labelZh: '甲', labelEn: 'A', order: 1 },
    ]);
    expect(definitionsOf(movedRow(rows, 1, -1)).map(({ key, order }) => [key, order])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
    expect(movedRow(rows, 0, -1)).toEqual(rows);
  });
  it.each<[string, AttributeRow[], string | null]>([
    ['a key of small letters, digits and underscores', [row('birth_day2')], null],
    ['a key with a space', [row('birth day')], 'key'],
    ['a key that begins with a digit', [row('2nd')], 'key'],
    ['no key', [row('')], 'key'],
    ['a stored key of older rules', [row('Birth-Day', { stored: true })], null],
    ['a key used twice', [row('a'), row('a ')], 'duplicate'],
    ['a name missing in one language', [row('a', { labelEn: ' ' })], 'label'],
  ])('%s', (_, rows, problem) => expect(rowProblems(rows).at(-1)).toBe(problem));
});
