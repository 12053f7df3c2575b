import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

// The simulator's own reading of the protocol; the product has another one, and both meet the published vectors.

const BLOCK = 32;
const PREFIX = 16;

/** SHA-1 (hex) over the parts in byte order, joined without anything between. */
export function signature(parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part, 'utf8')).sort(Buffer.compare);
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
}

/** The 32 bytes behind 43 characters; the last two bits of the 43rd say nothing. */
export function aesKey(encodingAesKey: string): Buffer {
  return Buffer.from(`${encodingAesKey}=`, 'base64').subarray(0, 32);
}

/** Base64 of prefix ‖ length ‖ text ‖ receive id, padded to 32, AES-256-CBC. `prefix`: 16 random bytes. */
export function encrypt(key: Buffer, what: { prefix: Buffer; text: string; receiveId: string }): string {
  const text = Buffer.from(what.text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([what.prefix, length, text, Buffer.from(what.receiveId, 'utf8')]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}

/** What was encrypted, or null when these bytes cannot be ours. */
export function decrypt(key: Buffer, encrypted: string): { text: string; receiveId: string } | null {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length < BLOCK || bytes.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = plain[plain.length - 1] ?? 0;
  if (padding < 1 || padding > BLOCK || padding > plain.length - PREFIX - 4) return null;
  if (!plain.subarray(-padding).every((byte) => byte === padding)) return null;
  const content = plain.subarray(PREFIX, plain.length - padding);
  const length = content.readUInt32BE(0);
  if (length > content.length - 4) return null;
  return {
    text: content.subarray(4, 4 + length).toString('utf8'),
    receiveId: content.subarray(4 + length).toString('utf8'),
  };
}
