import fc from 'fast-check';
import { isMasked, maskEmail, maskPhone } from './masking';

describe('masking', () => {
  it.each([
    ['13812340417', '138 **** 0417'],
    ['+447911123456', '+44 **** 3456'],
    ['4008001234', '40 **** 34'],
    ['95588', '****'],
  ])('the phone %s is shown as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['jane@mail.example', 'j***@mail.example'],
    ['j@mail.example', 'j***@mail.example'],
    ['林@mail.example', '林***@mail.example'],
    ['no address', '***'],
  ])('the address %s is shown as %s', (email, masked) => expect(maskEmail(email)).toBe(masked));

  it('never shows more than seven digits of a number, and is recognised as masked', () => {
    const number = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 15 })
      .map((d) => d.join(''));
    fc.assert(
      fc.property(number, (phone) => {
        const masked = maskPhone(phone);
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(7);
        expect(isMasked(masked)).toBe(true);
        expect(isMasked(maskEmail(`${phone}@mail.example`))).toBe(true);
      }),
    );
  });
});
