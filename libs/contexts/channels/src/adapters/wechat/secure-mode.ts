import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sameText } from '../signatures';

/** One account's keys; several tokens and AES keys are in use while they are changed. */
export interface PushKeys {
  tokens: readonly string[];
  /** EncodingAESKeys, as the provider's page shows them: 43 characters. */
  aesKeys: readonly string[];
  /** AppID, or CorpID at WeCom: stands at the end of every encrypted message. */
  receiveId: string;
}

const AES_KEY = /^[A-Za-z0-9+/]{43}$/;
// PKCS#7, but with blocks of 32 bytes where AES has 16: the padding is ours to do (channels.md 1.5).
const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** SHA-1 in hex over the parts, sorted by the bytes of their text (not as numbers, not by a language) and joined. */
export function signatureOf(parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part, 'utf8')).sort(Buffer.compare);
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
}

/** Whether one of the tokens signed the parts. All are compared, so that time does not tell which. */
export function isSigned(signature: string, parts: readonly string[], tokens: readonly string[]): boolean {
  const given = signature.toLowerCase();
  return tokens
    .filter((token) => token !== '')
    .map((token) => sameText(given, signatureOf([token, ...parts])))
    .includes(true);
}

/**
 * The message in `sealed` (Base64), under whichever key opens it; null for whatever is wrong with it. To be asked only
 * after the signature was found good: then nobody else can learn from the time it takes.
 */
export function open(sealed: string, { aesKeys, receiveId }: PushKeys): Buffer | null {
  const cipher = Buffer.from(sealed, 'base64');
  // Right padding makes it a multiple of 32, yet only AES's own 16 is demanded.
  if (cipher.length < BLOCK || cipher.length % 16 !== 0 || receiveId === '') return null;
  for (const aesKey of aesKeys) {
    const key = keyOf(aesKey);
    const message = key && opened(decrypted(cipher, key), Buffer.from(receiveId, 'utf8'));
    if (message) return message;
  }
  return null;
}

/** Encrypts as the providers do; gives what belongs into `Encrypt`. */
export function seal(
  message: string,
  { aesKey, receiveId }: { aesKey: string; receiveId: string },
  random = randomBytes(RANDOM_BYTES),
): string {
  const key = keyOf(aesKey);
  if (!key) throw new Error('An EncodingAESKey has 43 characters of Base64.');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(receiveId, 'utf8')]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** Whether a text can be an EncodingAESKey. */
export function isAesKey(text: string): boolean {
  return AES_KEY.test(text);
}

/** 43 × 6 = 258 bits: the two spare ones may be set, and Node's decoder leaves them out as it should. */
function keyOf(aesKey: string): Buffer | null {
  return isAesKey(aesKey) ? Buffer.from(`${aesKey}=`, 'base64') : null;
}

function decrypted(cipher: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(cipher), decipher.final()]);
}

/** 16 random bytes ‖ length of the message, 4 bytes ‖ message ‖ receive id ‖ padding. */
function opened(padded: Buffer, receiveId: Buffer): Buffer | null {
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return null;
  const end = padded.length - padding;
  if (!padded.subarray(end).every((byte) => byte === padding)) return null;
  const from = RANDOM_BYTES + LENGTH_BYTES;
  if (end < from) return null;
  const length = padded.readUInt32BE(RANDOM_BYTES);
  if (length > end - from) return null;
  const id = padded.subarray(from + length, end);
  if (id.length !== receiveId.length || !timingSafeEqual(id, receiveId)) return null;
  return padded.subarray(from, from + length);
}
