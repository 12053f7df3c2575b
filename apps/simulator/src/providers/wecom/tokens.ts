import type { World } from '../../world/world';
import type { AccountSettings } from './account';
import { WeComError } from './errors';

interface Token {
  value: string;
  expiresAt: number;
  revoked: boolean;
}

const LENGTH = 214;

/** The access tokens of a company's app: `gettoken` gives the same one while it is good. */
export class Tokens {
  #issued: Token[] = [];

  constructor(
    private readonly world: World,
    private readonly settings: () => AccountSettings,
  ) {}

  get(): { access_token: string; expires_in: number } {
    const now = this.world.clock.now();
    const token = this.#issued.find((one) => !one.revoked && one.expiresAt > now) ?? this.#issue();
    return { access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) };
  }

  knows(value: string): boolean {
    return this.#issued.some((token) => token.value === value);
  }

  /** @throws WeComError 40014, 42001 */
  check(value: string): void {
    const token = this.#issued.find((one) => one.value === value);
    if (!token || token.revoked) throw new WeComError(40014);
    if (token.expiresAt <= this.world.clock.now()) throw new WeComError(42001);
  }

  /** `expire`: their time is over (42001). `revoke`: they are none any more (40014). */
  end(how: 'expire' | 'revoke'): number {
    const now = this.world.clock.now();
    const alive = this.#issued.filter((token) => !token.revoked && token.expiresAt > now);
    for (const token of alive) {
      if (how === 'expire') token.expiresAt = now;
      else token.revoked = true;
    }
    return alive.length;
  }

  #issue(): Token {
    const now = this.world.clock.now();
    const token = {
      // Two simulators with one seed, one after the other, must not issue the same token.
      value: `${(now % 1_000_000).toString(36)}_${this.world.random.text(LENGTH - 6)}`,
      expiresAt: now + this.settings().token_life_ms,
      revoked: false,
    };
    this.#issued = [...this.#issued.filter((one) => one.expiresAt > now - 24 * 3_600_000), token];
    return token;
  }
}
