import type { Clock, UnitOfWork } from '@yingda/platform';
import { observed } from '../domain/presence';
import type { Accounts } from '../storage/accounts';
import type { Presences } from '../storage/presences';
import type { PresenceKeeper } from './presence-keeper';

/**
 * Every second, in every process; one of them does it. Takes away gateways that have died, shows agents without a
 * connection as offline, and tells when their grace is over.
 */
export class SweepPresence {
  constructor(
    private readonly accounts: Accounts,
    private readonly presences: Presences,
    private readonly presence: PresenceKeeper,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const watched = await this.unitOfWork.run(async () => {
      const before = await this.presences.lockWatch();
      if (!before) return false;
      const now = this.clock.now();
      const after = observed(before, { now, gatewaysAlive: await this.presences.gatewaysAlive(now) });
      await this.presences.saveWatch(after);
      await this.presences.removeDeadGateways(now, after.resumedAt);
      return true;
    });
    if (!watched) return;
    for (const agentId of await this.presences.disconnected()) {
      await this.unitOfWork.run(async () => {
        await this.accounts.lock(agentId);
        await this.presence.settle(agentId);
      });
    }
  }
}
