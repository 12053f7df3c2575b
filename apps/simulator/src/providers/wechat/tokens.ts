import type { World } from '../../world/world';
import type { AccountSettings } from './account';
import { WeChatError } from './errors';
import { Allowance } from './allowance';

interface Token {
  value: string;
  expiresAt: number;
  /** From then on it counts as not the newest, though its time is not over. */
  endsAt: number | null;
}

const STABLE_MARGIN_MS = 5 * 60_000;
const FORCED_APART_MS = 30_000;
const STABLE_A_MINUTE = 10_000;
const STABLE_A_DAY = 500_000;
const FORCED_A_DAY = 20;
const TOKEN_LENGTH = 157;

/** An account's access tokens: the plain kind and the stable kind, which do not disturb each other. */
export class TokenDesk {
  #tokens: Token[] = [];
  #plain: Token | undefined;
  #stable: Token | undefined;
  #forcedAt = -Infinity;
  readonly #plainDay: Allowance;
  readonly #stableDay: Allowance;
  readonly #stableMinute: Allowance;
  readonly #forcedDay: Allowance;

  constructor(
    private readonly world: World,
    private readonly settings: () => AccountSettings,
  ) {
    const { clock } = world;
    this.#plainDay = new Allowance(clock, 'day', () => settings().token_daily_limit);
    this.#stableDay = new Allowance(clock, 'day', () => STABLE_A_DAY);
    this.#stableMinute = new Allowance(clock, 'minute', () => STABLE_A_MINUTE);
    this.#forcedDay = new Allowance(clock, 'day', () => FORCED_A_DAY);
  }

  /** `GET /cgi-bin/token`: each call a new one; the one before lives on for five minutes. */
  plain(): { access_token: string; expires_in: number } {
    if (!this.#plainDay.take()) throw new WeChatError(45009);
    this.#retire(this.#plain, this.settings().token_overlap_ms);
    this.#plain = this.#issue();
    return this.#answer(this.#plain);
  }

  /** `POST /cgi-bin/stable_token`: the same one until its last five minutes. */
  stable(force: boolean): { access_token: string; expires_in: number } {
    if (!this.#stableMinute.take()) throw new WeChatError(45011);
    if (!this.#stableDay.take()) throw new WeChatError(45009);
    const now = this.world.clock.now();
    if (force && now - this.#forcedAt >= FORCED_APART_MS) {
      if (!this.#forcedDay.take()) throw new WeChatError(45009);
      this.#forcedAt = now;
      this.#retire(this.#stable, 0);
      this.#stable = this.#issue();
    } else if (!this.#stable || this.#lifeOf(this.#stable) <= STABLE_MARGIN_MS) {
      this.#stable = this.#issue();
    }
    return this.#answer(this.#stable);
  }

  /** @throws WeChatError 40001, 42001 */
  check(value: string): void {
    const now = this.world.clock.now();
    const token = this.#tokens.find((one) => one.value === value);
    if (!token) throw new WeChatError(40001);
    if (token.expiresAt <= now) throw new WeChatError(42001);
    if (token.endsAt !== null && token.endsAt <= now) throw new WeChatError(40001);
  }

  knows(value: string): boolean {
    return this.#tokens.some((token) => token.value === value);
  }

  /** `expire`: their time is over (42001). `revoke`: a stranger has forced new ones (40001). */
  end(how: 'expire' | 'revoke'): number {
    const now = this.world.clock.now();
    const alive = this.#tokens.filter((token) => token.expiresAt > now && (token.endsAt ?? Infinity) > now);
    for (const token of alive) {
      if (how === 'expire') token.expiresAt = now;
      else token.endsAt = now;
    }
    this.#plain = undefined;
    this.#stable = undefined;
    return alive.length;
  }

  #issue(): Token {
    const now = this.world.clock.now();
    const life = this.settings().token_life_ms;
    const token = {
      // Two simulators with one seed, one after the other, must not issue the same token.
      value: `${(now % 1_000_000).toString(36)}_${this.world.random.text(TOKEN_LENGTH - 6)}`,
      expiresAt: now + life,
      endsAt: null,
    };
    this.#tokens = [...this.#tokens.filter((one) => one.expiresAt > now - 24 * 3_600_000), token];
    return token;
  }

  #retire(token: Token | undefined, ms: number): void {
    if (token) token.endsAt = this.world.clock.now() + ms;
  }

  #lifeOf(token: Token): number {
    const now = this.world.clock.now();
    return Math.min(token.expiresAt, token.endsAt ?? Infinity) - now;
  }

  #answer(token: Token): { access_token: string; expires_in: number } {
    return { access_token: token.value, expires_in: Math.floor(this.#lifeOf(token) / 1000) };
  }
}
