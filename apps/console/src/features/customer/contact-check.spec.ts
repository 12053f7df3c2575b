import { checkEmail, checkPhone } from './contact-check';

it.each([
  ['13812340417', true],
  ['138 1234 0417', true],
  ['+65 9123 4567', true],
  ['021-61234567', true],
  ['1381234041', false],
  ['138 **** 0417', false],
  ['phone', false],
])('phone %s: %s', (text, right) => expect(checkPhone(text)).toBe(right));

it.each([
  ['lin@shop.example', true],
  [' lin@shop.example ', true],
  ['lin@shop', false],
  ['lin shop.example', false],
])('e-mail %s: %s', (text, right) => expect(checkEmail(text)).toBe(right));
