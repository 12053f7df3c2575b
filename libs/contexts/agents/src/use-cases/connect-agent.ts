import type { AgentActor } from '@yingda/events';
import type { Clock, UnitOfWork } from '@yingda/platform';
import { requireUsable } from '../domain/account';
import type { Accounts } from '../storage/accounts';
import type { Presences } from '../storage/presences';
import type { PresenceKeeper } from './presence-keeper';

/** A console of the agent opened a socket on a gateway. */
export class ConnectAgent {
  constructor(
    private readonly accounts: Accounts,
    private readonly presences: Presences,
    private readonly presence: PresenceKeeper,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal account-deactivated */
  async execute(actor: AgentActor, command: { socketId: string; gatewayId: string }): Promise<void> {
    const { agentId } = actor;
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lock(agentId);
      const now = this.clock.now();
      requireUsable(account ?? { state: 'deactivated', expiresAt: null }, now);
      await this.presences.connect({ socketId: command.socketId, agentId }, command.gatewayId, now);
      await this.accounts.markSeen(agentId, now);
      await this.presence.settle(agentId);
    });
  }
}
