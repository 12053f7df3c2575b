import { createHash, randomBytes } from 'node:crypto';

/** A secret that signs visitors' identities: 256 random bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A key for the shop's own systems: "yd_", eight characters to know it by, "_", 256 random bits. */
export function newApiKey(): { prefix: string; secret: string } {
  const letters = randomBytes(6).toString('base64url').replace(/[-_]/g, 'x');
  const prefix = `yd_${letters}`;
  return { prefix, secret: `${prefix}_${randomBytes(32).toString('base64url')}` };
}

/** What is kept of a key. It is random throughout, so a plain fast hash cannot be searched. */
export function hashOfKey(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
