import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { signIdentity, verifyIdentity, type Hmac } from './signed-identity';

const hmac: Hmac = (secret, text) => createHmac('sha256', secret).update(text).digest('base64url');
const now = new Date('2026-03-02T02:00:00Z');
const seconds = now.getTime() / 1_000;
const secret = 'the inbox secret';
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const sign = (claims: Record<string, unknown>, key = secret) =>
  signIdentity({ sub: 'u1', exp: seconds + 60, ...claims } as { sub: string; exp: number }, {
    secret: key,
    hmac,
  });
const verify = (token: string, secrets = [secret]) => verifyIdentity(token, { secrets, hmac }, now);
const invalid = expect.objectContaining({ code: 'identity-invalid' });

describe('an identity signed by the shop', () => {
  it('says who the shopper is', () => {
    const claims = verify(
      sign({
        name: ' 王芳 ',
        email: 'Fang@Mail.Example',
        phone: '+86 138 1234 0417',
        tier: 'gold',
        attributes: { 城市: '杭州', 积分: 1200, 会员: true },
      }),
    );
    expect(claims).toEqual({
      sub: 'u1',
      expiresAt: new Date(now.getTime() + 60_000),
      facts: {
        name: '王芳',
        email: 'fang@mail.example',
        phone: '13812340417',
        tier: 'gold',
        attributes: { 城市: '杭州', 积分: '1200', 会员: 'true' },
      },
    });
  });

  it('as other libraries write it is read, too: a number as id, and their signatures', () => {
    expect(verify(sign({ sub: 10086 })).sub).toBe('10086');
    // The example of jwt.io, which lacks only the end.
    const example =
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.' +
      'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';
    expect(() => verify(example, ['your-256-bit-secret'])).toThrow('"exp" is required');
    expect(() => verify(example, ['your-256-bit-secret.'])).toThrow('signature');
  });

  it('may be signed with any of the inbox’s secrets that are valid', () => {
    expect(verify(sign({}, 'the previous one'), [secret, 'the previous one']).sub).toBe('u1');
    expect(() => verify(sign({}, 'another inbox'), [secret, 'the previous one'])).toThrow(invalid);
    expect(() => verify(sign({}, ''), [''])).toThrow(invalid);
    expect(() => verify(sign({}), [])).toThrow(invalid);
  });

  it('works a minute longer than it says, for clocks that differ', () => {
    expect(verify(sign({ exp: seconds - 59 })).sub).toBe('u1');
    expect(() => verify(sign({ exp: seconds - 60 }))).toThrow(invalid);
    expect(verify(sign({ nbf: seconds + 60 })).sub).toBe('u1');
    expect(() => verify(sign({ nbf: seconds + 61 }))).toThrow(invalid);
  });

  it('is refused unsigned, with another algorithm, without its required claims, or changed', () => {
    const [header, body, mac] = sign({}).split('.') as [string, string, string];
    const withHeader = (alg: unknown) => {
      const signed = `${part({ alg })}.${body}`;
      return `${signed}.${hmac(secret, signed)}`;
    };
    for (const bad of [
      '',
      'rubbish',
      'a.b.c',
      `${header}.${body}`,
      `${header}.${body}.`,
      `${part({ alg: 'none' })}.${body}.`,
      withHeader('none'),
      withHeader('RS256'),
      withHeader('hs256'),
      withHeader(undefined),
      `${header}.${part({ sub: 'u2', exp: seconds + 60 })}.${mac}`,
      `${header}.${body}.${mac}.x`,
      sign({ sub: undefined }),
      sign({ sub: '  ' }),
      sign({ sub: 'x'.repeat(81) }),
      sign({ sub: { id: 1 } }),
      sign({ exp: undefined }),
      sign({ exp: '2030-01-01' }),
    ]) {
      expect(() => verify(bad)).toThrow(invalid);
    }
    const list = `${header}.${part([1])}`;
    expect(() => verify(`${list}.${hmac(secret, list)}`)).toThrow(invalid);
  });

  it('with odd further claims still lets its shopper chat', () => {
    const { facts } = verify(
      sign({
        name: 7,
        email: 'not an address',
        phone: 'ask me',
        tier: 'platinum',
        attributes: { ok: 'yes', nested: { a: 1 }, long: 'x'.repeat(1_001), ['k'.repeat(65)]: 'x' },
      }),
    );
    expect(facts).toEqual({ attributes: { ok: 'yes' } });
    expect(verify(sign({ name: '😀'.repeat(100), attributes: ['x'] })).facts).toEqual({
      name: '😀'.repeat(80),
    });
  });

  it('changed in any one character is refused', () => {
    const token = sign({ name: 'Jane' });
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (place, character) => {
        const changed = token.slice(0, place) + character + token.slice(place + 1);
        if (changed === token) return;
        expect(() => verify(changed)).toThrow(invalid);
      }),
      { numRuns: 500 },
    );
  });
});
