import type { Clock } from '@yingda/platform';
import type { RefreshTokens } from '../storage/refresh-tokens';
import type { SignInFailures } from '../storage/sign-in-failures';
import { NOTICE_MS, type TeamNotices } from '../storage/team-notices';

/** Once a day: drops refresh tokens that are over, failed sign-ins that no longer count and notices of earlier shifts. */
export class TidyAccounts {
  constructor(
    private readonly refreshTokens: RefreshTokens,
    private readonly failures: SignInFailures,
    private readonly notices: TeamNotices,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    await this.refreshTokens.removeExpired(now);
    await this.failures.removeOld(now);
    await this.notices.removeBefore(new Date(now.getTime() - NOTICE_MS));
  }
}
