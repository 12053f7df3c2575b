import type { ConversationChange } from '@yingda/events';
import type { Emitter } from './emitter';
import type { Lookups } from './lookups';
import { rooms } from './rooms';

const EVERY_MS = 1_000;

/**
 * Tells every console how many open conversations agents have, so that whoever chooses a colleague sees today's
 * numbers: whatever changed within a second in one event, because it goes to everybody.
 */
export class Loads {
  private changed = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly emit: Emitter,
    private readonly loadsOf: (agentIds: string[]) => Promise<Map<string, number>>,
    private readonly lookups: Lookups,
  ) {}

  moved({ before, after }: NonNullable<ConversationChange['holder']>): void {
    for (const agentId of [before, after]) if (agentId !== null) this.changed.add(agentId);
    if (this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.lookups.run('loads', () => this.tell());
    }, EVERY_MS);
    this.timer.unref();
  }

  private async tell(): Promise<void> {
    const agentIds = [...this.changed];
    this.changed = new Set();
    try {
      const loads = await this.loadsOf(agentIds);
      this.emit.console([rooms.staff], 'loads.changed', {
        loads: agentIds.map((agentId) => ({ agentId, load: loads.get(agentId) ?? 0 })),
      });
    } catch (error) {
      // Tried again, together with what has changed meanwhile.
      for (const agentId of agentIds) this.changed.add(agentId);
      throw error;
    }
  }
}
