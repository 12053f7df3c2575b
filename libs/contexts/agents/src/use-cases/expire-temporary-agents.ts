import type { Clock, Timers } from '@yingda/platform';
import type { Accounts } from '../storage/accounts';
import { EXPIRY_TIMER } from './agent-changes';
import { THE_SYSTEM } from './audited';
import type { DeactivateAgent } from './deactivate-agent';

/** Deactivates temporary agents when their time is over: sockets close, conversations go back to their queues. */
export class ExpireTemporaryAgents {
  constructor(
    private readonly accounts: Accounts,
    private readonly deactivate: DeactivateAgent,
    private readonly clock: Clock,
  ) {}

  /** Every account with an end has a timer; this is what it does. Before `timers.start`. */
  register(timers: Timers): void {
    timers.on(EXPIRY_TIMER, () => this.execute());
  }

  async execute(): Promise<void> {
    for (const agentId of await this.accounts.expired(this.clock.now())) {
      await this.deactivate.execute(THE_SYSTEM, { agentId });
    }
  }
}
