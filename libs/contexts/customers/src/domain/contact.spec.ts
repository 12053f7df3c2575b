import fc from 'fast-check';
import { contactOf, phoneOf } from './contact';

describe('a way to reach somebody', () => {
  it.each([
    ['138 1234 0417', 'phone', '13812340417'],
    ['+86 138-1234-0417', 'phone', '13812340417'],
    ['0086 13812340417', 'phone', '13812340417'],
    ['１３８１２３４０４１７', 'phone', '13812340417'],
    ['(021) 6288-1234', 'phone', '02162881234'],
    ['+44 20 7946 0958', 'phone', '+442079460958'],
    ['8613800138000', 'phone', '13800138000'],
    [' Jane.Doe@Mail.Example ', 'email', 'jane.doe@mail.example'],
    ['王芳@例子.公司', 'email', '王芳@例子.公司'],
  ])('"%s" is the %s %s', (text, kind, value) => expect(contactOf(text)).toEqual({ kind, value }));

  it.each([
    '',
    '1234',
    '1234567890123456',
    'jane@',
    '@mail.example',
    'jane@mail',
    'a b@mail.example',
    '我不想说',
    '138 **** 0417',
  ])('"%s" is none', (text) => expect(contactOf(text)).toBeNull());

  it('stays the same when written the way it is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 -()'), maxLength: 20 }), (text) => {
        const kept = phoneOf(text);
        if (kept) expect(phoneOf(kept)).toBe(kept);
      }),
    );
  });
});
