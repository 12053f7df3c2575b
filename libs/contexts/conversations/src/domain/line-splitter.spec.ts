import fc from 'fast-check';
import { linesOf } from './line-splitter';

async function* inPieces(file: Buffer, sizes: number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < file.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield file.subarray(at, at + size);
    at += size;
  }
}

async function all(file: Buffer, sizes: number[], { from = 0, most = 1_000 } = {}) {
  const lines = [];
  for await (const line of linesOf(inPieces(file.subarray(from), sizes), from, most)) lines.push(line);
  return lines;
}

describe('lines of a file that comes in pieces', () => {
  const file = fc
    .array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 })
    .map((lines) => Buffer.from(lines.join('\n')));
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

  it('are the same however it is cut, and together are the file', async () => {
    await fc.assert(
      fc.asyncProperty(file, sizes, async (bytes, cut) => {
        const lines = await all(bytes, cut);
        expect(Buffer.concat(lines.map(({ body }) => body!))).toEqual(bytes);
        expect(lines).toEqual(await all(bytes, [bytes.length || 1]));
        for (const { body } of lines.slice(0, -1)) expect(body!.indexOf(10)).toBe(body!.length - 1);
      }),
    );
  });

  it('go on from the beginning of any of them', async () => {
    await fc.assert(
      fc.asyncProperty(file, sizes, fc.nat(20), async (bytes, cut, skip) => {
        const lines = await all(bytes, cut);
        const from = lines[skip]?.at ?? bytes.length;
        expect(await all(bytes, cut, { from })).toEqual(lines.slice(skip));
      }),
    );
  });

  it('are passed over where they are too long, with their place and length', async () => {
    const lines = await all(Buffer.from(`ab\n${'x'.repeat(50)}\ncd`), [7], { most: 10 });
    expect(lines.map(({ at, bytes, body }) => [at, bytes, body?.toString() ?? null])).toEqual([
      [0, 3, 'ab\n'],
      [3, 51, null],
      [54, 2, 'cd'],
    ]);
  });
});
