import { type SetPresence as SetPresenceCommand } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { requireStorable } from '../domain/storable';
import type { Accounts } from '../storage/accounts';
import type { PresenceKeeper } from './presence-keeper';

/** An agent says whether they take conversations; it stays so until they say otherwise. */
export class SetPresence {
  constructor(
    private readonly accounts: Accounts,
    private readonly presence: PresenceKeeper,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(actor: AgentActor, command: SetPresenceCommand): Promise<void> {
    requireStorable(command.reason);
    const reason = command.state === 'online' ? null : command.reason?.trim() || null;
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(actor.agentId);
      await this.presence.settle(actor.agentId, { state: command.state, reason });
    });
  }
}
