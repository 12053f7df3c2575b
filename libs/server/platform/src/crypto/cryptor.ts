import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const VERSION = 'v1';

/** Everything made secret or signed with the installation's one key; each purpose has its own derived key. */
export class Cryptor {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly secretKey: string) {
    if (secretKey.length < 32) throw new Error('The secret key needs at least 32 characters');
  }

  /** A key of 32 bytes for one purpose, the same each time (HKDF-SHA256). */
  derive(purpose: string): Buffer {
    let key = this.keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.secretKey, 'yingda', purpose, 32));
      this.keys.set(purpose, key);
    }
    return key;
  }

  /** AES-256-GCM with a fresh nonce: the same text gives another result each time. */
  encrypt(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.derive('encrypt'), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  /** The text again; throws when it was changed, or made with another key. */
  decrypt(encrypted: string): string {
    const [version, data] = encrypted.split('.');
    if (version !== VERSION || !data) throw new Error('This is not an encrypted text');
    const bytes = Buffer.from(data, 'base64url');
    if (bytes.length < 28) throw new Error('This is not an encrypted text');
    const decipher = createDecipheriv('aes-256-gcm', this.derive('encrypt'), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }

  /** What to search an encrypted column by: equal for equal texts, useless without the key. Normalise the text first. */
  blindIndex(text: string): string {
    return createHmac('sha256', this.derive('blind-index')).update(text).digest('base64url');
  }

  /** A token that carries a payload until a time; readable by anyone, made by nobody else. */
  sign(payload: unknown, expiresAt: Date): string {
    const body = Buffer.from(JSON.stringify([expiresAt.getTime(), payload])).toString('base64url');
    return `${body}.${this.mac(body)}`;
  }

  /** The payload of a signed token; null when it is over, changed, or not ours. */
  verify<Payload = unknown>(token: string, now: Date): Payload | null {
    const [body, mac, ...rest] = token.split('.');
    if (!body || !mac || rest.length > 0) return null;
    const expected = Buffer.from(this.mac(body));
    const given = Buffer.from(mac);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
    const [expires, payload] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [
      number,
      Payload,
    ];
    return now.getTime() < expires ? payload : null;
  }

  private mac(body: string): string {
    return createHmac('sha256', this.derive('sign')).update(body).digest('base64url');
  }
}
