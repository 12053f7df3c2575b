import type { Clock, UnitOfWork } from '@yingda/platform';
import type { Accounts } from '../storage/accounts';
import type { Connection, Presences } from '../storage/presences';
import type { PresenceKeeper } from './presence-keeper';

/**
 * A gateway says every five seconds that it lives and which agents' sockets it holds, in one statement however many they
 * are. What it could not say while the database was away is put right here.
 */
export class RenewConnections {
  constructor(
    private readonly accounts: Accounts,
    private readonly presences: Presences,
    private readonly presence: PresenceKeeper,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(gatewayId: string, held: Connection[]): Promise<void> {
    const changed = await this.presences.renew(gatewayId, held, this.clock.now());
    for (const agentId of changed) {
      await this.unitOfWork.run(async () => {
        await this.accounts.lock(agentId);
        await this.presence.settle(agentId);
      });
    }
  }

  /** The gateway stops: its agents will look for another one, or come back when it is started again. */
  async release(gatewayId: string): Promise<void> {
    await this.presences.removeGateway(gatewayId);
  }
}
