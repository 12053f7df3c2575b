import { createHmac } from 'node:crypto';
import { Cryptor } from '@yingda/platform';
import { ACCESS_SECONDS, AccessTokens, hashOf, newSecret } from './tokens';

const now = new Date('2026-03-02T02:00:00Z');
const claims = { agentId: 'a1', sessionId: 's1', epoch: 3 };
const cryptor = new Cryptor('a secret key for specs, long enough');
const tokens = new AccessTokens(cryptor);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  it('tells who, in which session, of which epoch, for 15 minutes', () => {
    const token = tokens.issue(claims, now);
    expect(tokens.verify(token, now)).toEqual({
      ...claims,
      expiresAt: new Date(now.getTime() + ACCESS_SECONDS * 1_000),
    });
    const last = new Date(now.getTime() + ACCESS_SECONDS * 1_000 - 1);
    expect(tokens.verify(token, last).agentId).toBe('a1');
    expect(() => tokens.verify(token, new Date(last.getTime() + 1))).toThrow(
      expect.objectContaining({ code: 'token-expired' }),
    );
  });

  it('that was changed, signed by another key, unsigned or no token at all is invalid', () => {
    const token = tokens.issue(claims, now);
    const [header, body, mac] = token.split('.') as [string, string, string];
    const forged = part({ aud: 'console', sub: 'a2', sid: 's1', epoch: 3, exp: now.getTime() });
    const none = part({ alg: 'none', typ: 'JWT' });
    const other = new AccessTokens(new Cryptor('another secret key, also long enough')).issue(claims, now);
    const asNone = createHmac('sha256', cryptor.derive('agent-access-token'))
      .update(`${none}.${body}`)
      .digest('base64url');
    for (const bad of [
      `${header}.${forged}.${mac}`,
      `${none}.${body}.`,
      `${none}.${body}.${asNone}`,
      `${header}.${body}.${mac.slice(0, -2)}`,
      `${token}.x`,
      other,
      '',
      'rubbish',
    ]) {
      expect(() => tokens.verify(bad, now)).toThrow(expect.objectContaining({ code: 'token-invalid' }));
    }
  });
});

describe('a secret', () => {
  it('never repeats, fits into a link, and is kept as a hash', () => {
    const [one, other] = [newSecret(), newSecret()];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(hashOf(one)).not.toContain(one.slice(0, 10));
    expect(hashOf(one)).toBe(hashOf(one));
  });
});
