import { requireStrong } from './password-policy';

const person = { email: 'xiaolin.chen@shop.example', name: '陈 晓琳' };

describe('a password', () => {
  it.each([
    ['nine chars', 'abc-45678', 'short'],
    ['nothing but spaces around nine', '  abc-45678  ', 'short'],
    ['the commonest', '1234567890', 'common'],
    ['the commonest in capitals', 'QwertyUiop', 'common'],
    ['one that Chinese people take often', 'woaini1314', 'common'],
    ['few different characters', 'abababababab', 'monotonous'],
    ['the own address', 'xiaolin.chen@shop.example', 'personal'],
    ['the part before the @ and a year', 'Xiaolin.Chen2026', 'personal'],
    ['the own name doubled', '陈晓琳陈晓琳陈晓琳陈晓琳', 'monotonous'],
    ['the own name and digits', '陈晓琳1234567', null],
  ])('that is %s is judged', (_, password, reason) => {
    if (reason === null) return expect(() => requireStrong(password, person)).not.toThrow();
    expect(() => requireStrong(password, person)).toThrow(
      expect.objectContaining({ code: 'password-too-weak', details: expect.objectContaining({ reason }) }),
    );
  });

  it.each(['yingda-demo', 'correct horse battery', '今天天气很好我们去爬山吧'])(
    '"%s" is accepted',
    (password) => {
      expect(() => requireStrong(password, person)).not.toThrow();
    },
  );
});
