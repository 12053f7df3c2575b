import { addKeywords, splitKeywords } from './keyword-chips';

describe('keywords as chips', () => {
  it.each([
    ['退货，换货、退换', ['退货', '换货', '退换']],
    ['where is   my order; tracking\n shipping ,', ['where is my order', 'tracking', 'shipping']],
    [' ，;', []],
  ])('a pasted list %j is single words', (typed, words) => expect(splitKeywords(typed)).toEqual(words));

  it('one that is there already is not added in other letters', () => {
    expect(addKeywords(['Refund', '发票'], 'refund, ＲＥＦＵＮＤ, 开票')).toEqual({
      words: ['Refund', '发票', '开票'],
      doubled: ['refund', 'ＲＥＦＵＮＤ'],
      tooLong: [],
    });
  });

  it('one that is too long is said, not cut', () => {
    const long = '长'.repeat(81);
    expect(addKeywords([], `短,${long}`)).toEqual({ words: ['短'], doubled: [], tooLong: [long] });
  });
});
