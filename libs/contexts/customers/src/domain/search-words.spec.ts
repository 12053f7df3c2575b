import fc from 'fast-check';
import { searchQuery, searchWords } from './search-words';

const customer = { name: '陈晓琳', code: '7F3K', externalId: 'VIP-10086', attributes: { 城市: '杭州 Xihu' } };

// As PostgreSQL does: every word asked for is the beginning of a word kept.
function finds(query: string): boolean {
  const words = searchWords(customer);
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
  ])('"%s"', (query) => expect(finds(query)).toBe(true));

  it.each(['王', '陈琳', 'iao', 'chen wang', '', '!?'])('but not by "%s"', (query) =>
    expect(finds(query)).toBe(false),
  );

  it('any part of a Chinese name', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'王李张刘陈杨黄赵吴周晓琳静丽伟强'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(name, fc.nat(5), fc.integer({ min: 1, max: 6 }), (chosen, from, length) => {
        const part = chosen.slice(from % chosen.length).slice(0, length);
        const words = searchWords({ ...customer, name: chosen });
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
