import { tokens, toTsQueryText, toTsVectorText } from './search-text';

describe('words of a text', () => {
  it('are cut out of Chinese, with the parts of long words', () => {
    const words = tokens('我的订单还没有发货，中华人民共和国');
    expect(words).toEqual(expect.arrayContaining(['订单', '发货', '中华', '共和国', '中华人民共和国']));
    expect(words.join('')).not.toContain('，');
  });

  it('are lower-case elsewhere, full-width letters and digits included', () => {
    expect(tokens('Hello WORLD ＡＢＣ１２３')).toEqual(['hello', 'world', 'abc123']);
  });

  it('keep numbers, order numbers and addresses whole and in parts', () => {
    expect(tokens('订单号 SF-2026-0001')).toEqual(
      expect.arrayContaining(['sf-2026-0001', 'sf', '2026', '0001']),
    );
    expect(tokens('13812345678')).toEqual(['13812345678']);
  });

  it('come out of mixed text in order', () => {
    expect(tokens('iPhone15手机')).toEqual(['iphone15', '手机']);
  });

  it('are none in an empty text or in signs', () => {
    expect(tokens('')).toEqual([]);
    expect(tokens(' 😀 !!! … ')).toEqual([]);
  });

  it('stay bounded for a very long text', () => {
    expect(tokens('字'.repeat(20_000)).length).toBeLessThanOrEqual(5_000);
    expect(toTsVectorText('字'.repeat(20_000)).split(' ').length).toBeLessThanOrEqual(5_000);
    expect(tokens('x'.repeat(10_000))).toEqual([]);
  });
});

describe('full-text search', () => {
  it('indexes Chinese in pairs of characters, so that no cut between words can hide one', () => {
    expect(toTsVectorText('退货运费险')).toBe('退货 货运 运费 费险 险');
    expect(toTsVectorText('Order SF-2026 ok')).toBe('order sf 2026 ok');
  });

  it('asks for all words; a last one in letters may be a beginning', () => {
    expect(toTsQueryText('Refund ord')).toBe(`'refund' & 'ord':*`);
    expect(toTsQueryText('申请退款')).toBe(`'申请' & '退款'`);
    expect(toTsQueryText('险')).toBe(`'险':*`);
  });

  it('asks for a long word as a row of pairs, and not for particles', () => {
    expect(toTsQueryText('共和国')).toBe(`('共和' <-> '和国')`);
    expect(toTsQueryText('退款的运费')).toBe(`'退款' & '运费'`);
  });

  it('asks nothing when there is nothing to ask for, and smuggles no operator into the query', () => {
    expect(toTsQueryText('&|!:*')).toBe('');
    expect(toTsQueryText(`a' | 'b\\ :* & !c`)).toBe(`'a' & 'b' & 'c':*`);
  });
});
