import { Cryptor } from './cryptor';

const KEY = 'a-secret-key-of-more-than-thirty-two-characters';
const now = new Date('2026-03-02T02:00:00Z');
const later = new Date('2026-03-02T02:05:00Z');

describe('the cryptor', () => {
  const cryptor = new Cryptor(KEY);

  it('gives back what it encrypted, never showing it nor encrypting it the same way twice', () => {
    const text = '13812345678 收货地址 🏠';
    const [one, two] = [cryptor.encrypt(text), cryptor.encrypt(text)];
    expect(one).not.toBe(two);
    expect(one).not.toContain('138');
    expect(new Cryptor(KEY).decrypt(one)).toBe(text);
    expect(cryptor.decrypt(cryptor.encrypt(''))).toBe('');
  });

  it('refuses what was changed, cut, or made with another key', () => {
    const good = cryptor.encrypt('secret');
    const bytes = Buffer.from(good.slice(3), 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      expect(() => cryptor.decrypt(`v1.${changed.toString('base64url')}`)).toThrow();
    }
    for (const bad of ['', 'v1.', 'v1.AAAA', 'v2.' + good.slice(3), good.slice(0, -4)]) {
      expect(() => cryptor.decrypt(bad)).toThrow();
    }
    expect(() => new Cryptor(`${KEY}!`).decrypt(good)).toThrow();
  });

  it('indexes equal texts equally, and only with the same key', () => {
    expect(cryptor.blindIndex('13812345678')).toBe(new Cryptor(KEY).blindIndex('13812345678'));
    expect(cryptor.blindIndex('13812345678')).not.toBe(cryptor.blindIndex('13812345679'));
    expect(cryptor.blindIndex('13812345678')).not.toBe(new Cryptor(`${KEY}!`).blindIndex('13812345678'));
  });

  it('verifies its signed links until they are over', () => {
    const token = cryptor.sign({ attachmentId: 'x' }, later);
    expect(cryptor.verify(token, now)).toEqual({ attachmentId: 'x' });
    expect(cryptor.verify(token, later)).toBeNull();
  });

  it('takes no link that was changed or signed by somebody else', () => {
    const token = cryptor.sign({ attachmentId: 'x' }, later);
    const [body, mac] = token.split('.');
    const forged = Buffer.from(JSON.stringify([later.getTime() + 1e9, { attachmentId: 'y' }])).toString(
      'base64url',
    );
    for (const bad of [
      `${forged}.${mac}`,
      `${body}.`,
      body!,
      `${token}.x`,
      '',
      new Cryptor(`${KEY}!`).sign({}, later),
    ]) {
      expect(cryptor.verify(bad, now)).toBeNull();
    }
  });

  it('derives another key for each purpose, the same each time', () => {
    expect(cryptor.derive('sessions')).toEqual(new Cryptor(KEY).derive('sessions'));
    expect(cryptor.derive('sessions')).not.toEqual(cryptor.derive('webhooks'));
  });

  it('refuses a short secret key', () => {
    expect(() => new Cryptor('short')).toThrow('32 characters');
  });
});
