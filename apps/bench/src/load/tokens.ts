import { createHmac } from 'node:crypto';
import { Cryptor } from '@yingda/platform';

/** Long enough for every run. */
const LIFETIME_SECONDS = 6 * 3_600;

/**
 * Signs tokens as a gateway with the same SECRET_KEY does, so that thousands of people need not sign in one by one and
 * the limits on signing in do not measure themselves. The formats are decided in apps/gateway/src/http/widget-tokens.ts
 * and libs/contexts/agents/src/storage/tokens.ts; a gateway refuses what does not fit them.
 */
export class Tokens {
  private readonly cryptor: Cryptor;

  constructor(secretKey: string) {
    this.cryptor = new Cryptor(secretKey);
  }

  visitor(person: { customerId: string; identityId: string; inboxId: string; name: string }): string {
    // The library of the widget's tokens takes the key as text.
    const key = this.cryptor.derive('widget-token').toString('base64url');
    return sign(key, { kind: 'customer', ...person, aud: 'widget' });
  }

  agent(agentId: string): string {
    const claims = { aud: 'console', sub: agentId, sid: agentId, epoch: 1 };
    return sign(this.cryptor.derive('agent-access-token'), claims);
  }
}

function sign(key: string | Buffer, claims: object): string {
  const iat = Math.floor(Date.now() / 1_000);
  const body = [
    { alg: 'HS256', typ: 'JWT' },
    { ...claims, iat, exp: iat + LIFETIME_SECONDS },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}
