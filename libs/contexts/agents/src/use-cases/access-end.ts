import type { Clock } from '@yingda/platform';
import type { Account } from '../domain/account';
import type { AccountLinks } from '../storage/account-links';
import type { RefreshTokens } from '../storage/refresh-tokens';
import type { AgentChanges } from './agent-changes';
import type { PresenceKeeper } from './presence-keeper';

/** Everything by which a person could get or stay in, taken away; inside a unit of work, under the agent's lock. */
export class AccessEnd {
  constructor(
    private readonly links: AccountLinks,
    private readonly refreshTokens: RefreshTokens,
    private readonly changes: AgentChanges,
    private readonly presence: PresenceKeeper,
    private readonly clock: Clock,
  ) {}

  async end(account: Account): Promise<void> {
    const now = this.clock.now();
    await this.refreshTokens.revokeAll(account.id, now);
    await this.links.withdraw(account.id, now);
    await this.presence.dismiss(account.id);
    await this.changes.keep({ ...account, state: 'deactivated', epoch: account.epoch + 1 });
  }
}
