import type { Clock } from '@yingda/platform';
import type { RefreshTokens } from '../storage/refresh-tokens';
import type { SignInFailures } from '../storage/sign-in-failures';

/** Once a day: drops refresh tokens that are over and failed sign-ins that no longer count. */
export class TidyAccounts {
  constructor(
    private readonly refreshTokens: RefreshTokens,
    private readonly failures: SignInFailures,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    await this.refreshTokens.removeExpired(now);
    await this.failures.removeOld(now);
  }
}
