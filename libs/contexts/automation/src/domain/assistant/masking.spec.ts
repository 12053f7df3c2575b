import fc from 'fast-check';
import { Mask } from './masking';

const mask = (orders = false) => new Mask({ names: ['王小明', 'Ann Lee'], orders });

describe('masking', () => {
  it.each([
    ['打我电话 13812345678', '打我电话 [PHONE_1]'],
    ['打 138-1234-5678 或 021-62345678', '打 [PHONE_1] 或 [PHONE_2]'],
    ['call +44 20 7946 0958 or (555) 123-4567', 'call [PHONE_1] or [PHONE_2]'],
    ['全角１３８１２３４５６７８', '全角[PHONE_1]'],
    ['mail ann.lee+shop@example.co.uk please', 'mail [EMAIL_1] please'],
    ['身份证 11010519491231002X', '身份证 [ID_1]'],
    ['护照 E12345678', '护照 [ID_1]'],
    ['卡号 6222 0202 0000 1234 567', '卡号 [CARD_1]'],
    ['card 4111-1111-1111-1111', 'card [CARD_1]'],
    ['验证码是 482913', '验证码是 [SECRET_1]'],
    ['my password is hunter2!', 'my password is [SECRET_1]'],
    ['key sk-abcdefghijklmnopqrstuv', 'key [SECRET_1]'],
    ['王小明 和 ann lee', '[NAME_1] 和 [NAME_2]'],
    ['收件人：李雷', '收件人：[NAME_1]'],
    ['My name is John Smith, hi', 'My name is [NAME_1], hi'],
    ['住在上海市浦东新区世纪大道100号3楼', '[ADDRESS_1]'],
    ['退货 7 天内，满 199 减 20', '退货 7 天内，满 199 减 20'],
    ['型号 iPhone15 和 2025 年', '型号 iPhone15 和 2025 年'],
  ])('"%s" leaves as "%s"', (text, left) => {
    const one = mask();
    expect(one.hide(text)).toBe(left);
    expect(one.show(one.hide(text))).toBe(text);
  });

  it('masks order numbers where that is wanted', () => {
    expect(mask(false).hide('订单 YD20250318001 呢')).toBe('订单 YD20250318001 呢');
    expect(mask(true).hide('订单 YD20250318001 呢')).toBe('订单 [ORDER_1] 呢');
  });

  it('gives the same value the same placeholder, and shows it however the placeholder comes back', () => {
    const one = mask();
    expect(one.hide('13812345678, 13912345678')).toBe('[PHONE_1], [PHONE_2]');
    expect(one.hide('again 13812345678')).toBe('again [PHONE_1]');
    expect(one.show('【phone_1】 / [PHONE 2] / [PHONE_3]')).toBe('13812345678 / 13912345678 / [PHONE_3]');
    expect(one.count).toBe(2);
  });

  it('shows nobody’s number for a placeholder the customer typed', () => {
    const one = mask();
    const hidden = one.hide('[PHONE_1] and 13812345678');
    expect(hidden).toBe('[TEXT_1] and [PHONE_1]');
    expect(one.show(hidden)).toBe('[PHONE_1] and 13812345678');
  });

  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const personal = fc.oneof(
    digits(9).map((rest) => `13${rest}`),
    fc
      .tuple(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.stringMatching(/^[a-z]{2,10}$/))
      .map(([a, b]) => `${a}@${b}.com`),
    digits(15).map((rest) => `6${rest}`),
    digits(13).map((rest) => `1101${rest.slice(0, 2)}19900101${rest.slice(2, 5)}X`),
    fc.constantFrom('王小明', 'Ann Lee'),
  );
  const around = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('电话', '，', ' ', '[PHONE_1]'),
  );

  it('lets nothing personal out, whatever stands around it, and brings it all back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(around, personal), { maxLength: 6 }), around, (pairs, end) => {
        const text = pairs.map(([before, value]) => `${before} ${value} `).join('') + end;
        const one = mask();
        const hidden = one.hide(text);
        for (const [, value] of pairs) expect(hidden).not.toContain(value);
        expect(one.show(hidden)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('reads long texts in a time that grows with their length', () => {
    const began = performance.now();
    for (const piece of ['1 ', '市区', 'a.', '0-', 'sk-', '【', '+1('])
      mask(true).hide(piece.repeat(20_000 / piece.length));
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
