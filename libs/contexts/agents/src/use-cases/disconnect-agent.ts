import type { Clock, UnitOfWork } from '@yingda/platform';
import type { Accounts } from '../storage/accounts';
import type { Presences } from '../storage/presences';
import type { PresenceKeeper } from './presence-keeper';

/** A socket of an agent closed. With the last one the agent's grace begins. */
export class DisconnectAgent {
  constructor(
    private readonly accounts: Accounts,
    private readonly presences: Presences,
    private readonly presence: PresenceKeeper,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(command: { socketId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const agentId = await this.presences.agentOf(command.socketId);
      if (!agentId) return;
      await this.accounts.lock(agentId);
      await this.presences.disconnect(command.socketId);
      await this.accounts.markSeen(agentId, this.clock.now());
      await this.presence.settle(agentId);
    });
  }
}
