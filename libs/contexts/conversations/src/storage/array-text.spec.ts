import { plainArray, textArray } from './array-text';

describe('arrays as text for PostgreSQL', () => {
  it('separates what needs no quotes by commas, with nothing for what is not there', () => {
    expect(plainArray([])).toBe('{}');
    expect(plainArray(['a', null, 3, '2026-03-02T03:00:00.123Z'])).toBe(
      '{a,NULL,3,2026-03-02T03:00:00.123Z}',
    );
  });

  it('quotes any other text, so that none can end its place or begin another', () => {
    expect(textArray(['a,b', 'say "hi"', 'C:\\', null, 'NULL', '{}'])).toBe(
      '{"a,b","say \\"hi\\"","C:\\\\",NULL,"NULL","{}"}',
    );
  });
});
