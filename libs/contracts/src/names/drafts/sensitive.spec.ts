import { findSensitive } from './sensitive';
import { isCardNumber, isIdentityNumber, passesLuhn } from './sensitive-numbers';

const found = (text: string) => findSensitive(text).map(({ kind, word }) => `${kind} ${word}`);

describe('personal data and secrets', () => {
  it.each([
    ['卡号6222021234567890128', ['card-number 6222021234567890128']],
    ['我的卡 4111 1111 1111 1111', ['card-number 4111 1111 1111 1111']],
    ['４１１１－１１１１－１１１１－１１１１', ['card-number ４１１１－１１１１－１１１１－１１１１']],
    ['Amex 3782 822463 10005 thanks', ['card-number 3782 822463 10005']],
    ['订单用的银行卡号是4111111111111111', ['card-number 4111111111111111']],
    ['身份证 11010519491231002X', ['identity-number 11010519491231002X']],
    ['440524 19800101 0014。', []],
    ['请打 13812345678', ['phone 13812345678']],
    ['+86 138 1234 5678 or +44 20 7946 0958', ['phone +86 138 1234 5678', 'phone +44 20 7946 0958']],
    ['call (415) 555-2671', ['phone (415) 555-2671']],
    ['座机010-62345678', ['phone 010-62345678']],
    ['发到 li.lei+1@mail.example.com。', ['email li.lei+1@mail.example.com']],
    ['密码是abc123，请登录', ['password abc123']],
    ['password: Hunter2!', ['password Hunter2']],
    ['您的验证码 482913', ['password 482913']],
    ['卡4111111111111111，手机13912345678', ['card-number 4111111111111111', 'phone 13912345678']],
  ])('in "%s"', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['an order number of 13 digits', '订单号 1763801234567'],
    ['an order number that could be a card', '您的订单号是 4111111111111111'],
    ['a tracking number', '运单号 SF1234567890123，已发出'],
    ['a tracking number of digits', '物流单号：773123456789012'],
    ['an order number like a phone', '订单13812345678已发货'],
    ['a number that fails its check', '卡 4111 1111 1111 1112'],
    ['the same digit throughout', '0000000000000000 4444444444444444'],
    ['a price, a day and a time', '299.00 元，2026-11-22 16:30，编号 20261122163012345'],
    ['a hotline', '客服热线 400-820-8820'],
    [
      'talk of passwords',
      '密码错误，请重设密码。密码至少8位，Password reset link, the password is incorrect',
    ],
    ['time of a code', '验证码10分钟内有效'],
    ['an amount of money', '共 13,800,138,000 元'],
    ['a handle', '关注 @yingda 或 a@b'],
    ['an address of the web', 'https://shop.example/p/6222021234567894'],
    ['a product number', 'SKU: 3530111333300000'],
  ])('are not %s', (_, text) => expect(found(text)).toEqual([]));

  it('check digits are checked', () => {
    expect(passesLuhn('79927398713')).toBe(true);
    expect(passesLuhn('79927398710')).toBe(false);
    expect(isCardNumber('6222021234567890')).toBe(passesLuhn('6222021234567890'));
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('11010519490231002X')).toBe(false);
  });
});
