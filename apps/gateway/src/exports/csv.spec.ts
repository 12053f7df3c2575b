import { csvOf, guarded, type Cell } from './csv';

async function written(rows: Cell[][], bom = false): Promise<string> {
  async function* some(): AsyncGenerator<Cell[][]> {
    yield rows;
  }
  const pieces: Buffer[] = [];
  for await (const piece of csvOf(some(), { bom })) pieces.push(Buffer.from(piece as Buffer));
  return Buffer.concat(pieces).toString();
}

describe('a file of comma-separated values', () => {
  it('quotes what needs it, and keeps numbers as they are', async () => {
    expect(await written([['a,b', 'say "hi"', 'two\nlines', -1.5, true, null, '陈晓琳']])).toBe(
      '"a,b","say ""hi""","two\nlines",-1.5,1,,陈晓琳\r\n',
    );
  });

  it('begins with a mark for Excel where it is wanted', async () => {
    expect((await written([['a']], true)).codePointAt(0)).toBe(0xfeff);
    expect(await written([['a']], false)).toBe('a\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'holds no formula: %j is a text',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`);
    },
  );

  it('leaves other texts and all numbers alone', () => {
    for (const cell of ['a=1', '1-2', '', -1, 0, null, true]) expect(guarded(cell)).toBe(cell);
  });
});
