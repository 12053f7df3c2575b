import { type PresenceState } from '@yingda/contracts/names';
import type { Clock, Outbox } from '@yingda/platform';
import { type Presence, settled } from '../domain/presence';
import type { Presences } from '../storage/presences';

interface Choice {
  state: PresenceState;
  reason: string | null;
}

/** Brings an agent's presence up to date and tells what changed; inside a unit of work, under the agent's lock. */
export class PresenceKeeper {
  constructor(
    private readonly presences: Presences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async settle(agentId: string, choice: Choice | null = null): Promise<void> {
    const found = await this.presences.find(agentId);
    if (!found) return;
    const now = this.clock.now();
    const reachableSince = await this.presences.reachableSince();
    const before = found.presence;
    const chosen = choice ? chosenNow(before, choice, now) : before;
    const { after, lost } = settled(chosen, { now, connected: found.connected, reachableSince });
    await this.keep(agentId, before, after);
    if (lost) await this.outbox.append('agent.lost', agentId, { agentId });
  }

  /** Nobody is there any more and nothing is waited for: the account is closed. */
  async dismiss(agentId: string): Promise<void> {
    await this.presences.disconnectAll(agentId);
    const found = await this.presences.find(agentId);
    if (!found) return;
    const now = this.clock.now();
    const { disconnectedAt, lostAt } = found.presence;
    await this.keep(agentId, found.presence, {
      ...found.presence,
      shown: 'offline',
      disconnectedAt: disconnectedAt ?? now,
      lostAt: lostAt ?? now,
    });
  }

  private async keep(agentId: string, before: Presence, after: Presence): Promise<void> {
    if (same(before, after)) return;
    await this.presences.save(agentId, after);
    const visible =
      before.shown !== after.shown || before.chosen !== after.chosen || before.reason !== after.reason;
    if (!visible) return;
    await this.outbox.append('presence.changed', agentId, {
      agentId,
      state: after.shown,
      chosen: after.chosen,
      reason: after.reason,
      previous: before.shown,
    });
  }
}

function chosenNow(before: Presence, choice: Choice, now: Date): Presence {
  const since = before.chosen === choice.state ? before.since : now;
  return { ...before, chosen: choice.state, reason: choice.reason, since };
}

function same(one: Presence, other: Presence): boolean {
  return (Object.keys(one) as (keyof Presence)[]).every((key) => String(one[key]) === String(other[key]));
}
