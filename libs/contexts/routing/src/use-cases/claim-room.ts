import { Refusal } from '@yingda/contracts/names';
import { hardLimitUnits, unitsFor } from '../domain/capacity';
import type { AgentPool } from '../ports';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';

/**
 * Whether an agent who takes a waiting conversation by hand can hold it. Capacity limits what is given to them, not what
 * they choose; the hard limit of the conversation's team limits both.
 */
export class ClaimRoom {
  constructor(
    private readonly queue: QueueTable,
    private readonly rules: RulesTable,
    private readonly pool: AgentPool,
  ) {}

  /** In a unit of work, before any conversation is locked; the agent stays locked till its end. @throws Refusal no-room */
  async execute(agentId: string, conversationId: string): Promise<void> {
    await this.pool.lock([agentId]);
    const row = await this.queue.find(conversationId);
    // Taken from no queue, or counted already because it stands offered to them.
    if (!row || row.offeredAgentId === agentId) return;
    const load = await this.pool.loadOf(agentId);
    if (!load) return;
    const limit = hardLimitUnits(load.capacity, await this.rules.of(row.teamId));
    const units = unitsFor(row.units, load.capacity);
    if (load.held + units > limit)
      throw new Refusal('no-room', 'You have as many conversations as you may hold; close or hand on one.', {
        ...{ held: load.held, limit, units },
      });
  }
}
