import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from '@yingda/contracts/names';
import type { Cryptor } from '@yingda/platform';

/** How long an access token works. */
export const ACCESS_SECONDS = 15 * 60;

/** A secret for a link or a cookie: 256 random bits. Only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export interface AccessClaims {
  agentId: string;
  /** The family of refresh tokens it was made with. */
  sessionId: string;
  epoch: number;
  expiresAt: Date;
}

const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

/** Access tokens of agents: JWT, HS256 with a key derived for this purpose alone. */
export class AccessTokens {
  private readonly key: Buffer;

  constructor(cryptor: Cryptor) {
    this.key = cryptor.derive('agent-access-token');
  }

  issue(claims: Omit<AccessClaims, 'expiresAt'>, now: Date): string {
    const iat = Math.floor(now.getTime() / 1_000);
    const { agentId: sub, sessionId: sid, epoch } = claims;
    const body = Buffer.from(
      JSON.stringify({ aud: 'console', sub, sid, epoch, iat, exp: iat + ACCESS_SECONDS }),
    );
    const signed = `${HEADER}.${body.toString('base64url')}`;
    return `${signed}.${this.mac(signed)}`;
  }

  /** @throws Refusal token-invalid, token-expired */
  verify(token: string, now: Date): AccessClaims {
    const [header, body, mac, ...rest] = token.split('.');
    // The header is ours, byte for byte: whatever another one says about algorithms is not read.
    if (header !== HEADER || !body || !mac || rest.length > 0 || !this.isOurs(`${header}.${body}`, mac)) {
      throw new Refusal('token-invalid', 'The access token is not one of ours; sign in.');
    }
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
    const expiresAt = new Date(Number(claims['exp']) * 1_000);
    if (now.getTime() >= expiresAt.getTime()) {
      throw new Refusal('token-expired', 'The access token is over; renew it with POST /api/auth/refresh.');
    }
    return {
      agentId: String(claims['sub']),
      sessionId: String(claims['sid']),
      epoch: Number(claims['epoch']),
      expiresAt,
    };
  }

  private isOurs(signed: string, mac: string): boolean {
    const expected = Buffer.from(this.mac(signed));
    const given = Buffer.from(mac);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private mac(signed: string): string {
    return createHmac('sha256', this.key).update(signed).digest('base64url');
  }
}
