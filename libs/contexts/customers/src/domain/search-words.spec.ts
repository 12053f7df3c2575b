import fc from 'fast-check';
import { searchQuery, searchWords } from './search-words';

const customer = { name: '陈晓琳', code: '7F3K', externalId: 'VIP-10086', attributes: { 城市: '杭州 Xihu' } };

// As PostgreSQL does: every word asked for is the beginning of a word kept.
async function finds(query: string): Promise<boolean> {
  const words = await searchWords(customer);
  const asked = [...searchQuery(query).matchAll(/'([^']+)':\*/g)].map((match) => match[1]!);
  return asked.length > 0 && asked.every((word) => words.some((kept) => kept.startsWith(word)));
}

describe('a customer is found by', () => {
  it.each([
    '陈',
    '晓琳',
    '琳',
    '陈晓',
    'chen',
    'chenxiaolin',
    'xiaolin',
    'cxl',
    'CHEN',
    '7f3k',
    'vip-10086',
    '10086',
    '杭州',
    '州',
    'xihu',
    '陈 xihu',
  ])('"%s"', async (query) => expect(await finds(query)).toBe(true));

  it.each(['王', '陈琳', 'iao', 'chen wang', '', '!?'])('but not by "%s"', async (query) =>
    expect(await finds(query)).toBe(false),
  );

  it('any part of a Chinese name', async () => {
    const name = fc.string({
      unit: fc.constantFrom(...'王李张刘陈杨黄赵吴周晓琳静丽伟强'),
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(name, fc.nat(5), fc.integer({ min: 1, max: 6 }), async (chosen, from, length) => {
        const part = chosen.slice(from % chosen.length).slice(0, length);
        const words = await searchWords({ ...customer, name: chosen });
        expect(words.some((kept) => kept.startsWith(part))).toBe(true);
      }),
    );
  });

  it('whatever is typed makes a query of quoted words only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        expect(searchQuery(typed)).toMatch(/^('[^'\\\s]+':\*( & '[^'\\\s]+':\*)*)?$/u);
      }),
    );
  });
});
