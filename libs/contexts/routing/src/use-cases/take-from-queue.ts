import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { Timers, UnitOfWork } from '@yingda/platform';
import { isNoLongerWaiting } from '../domain/refusals';
import type { AgentPool, ConversationActions } from '../ports';
import type { QueueTable } from '../storage/queue';
import type { QueueRow } from '../storage/queue-row';
import { OFFER_TIMER } from './place-next';
import type { ClaimRoom } from './claim-room';
import type { QueueWatcher } from './queue-watcher';

export interface TakeFromQueueCommand {
  /** This one, also when it stands offered to somebody else; without it the first in turn. */
  conversationId?: string;
  /** Only from this team; without it from all teams of the agent, then from the others they serve. */
  teamId?: string;
}

// Each try is one that somebody else took in the meantime.
const TRIES = 20;

/**
 * An agent takes a conversation by hand, up to the hard limit (`ClaimRoom`). Of two at once the conversation's lock lets one have it; the other hears who.
 */
export class TakeFromQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: QueueTable,
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
    private readonly timers: Timers,
    private readonly around: { watcher: QueueWatcher; claimRoom: ClaimRoom },
  ) {}

  /** What was taken; null when nothing waits. Refuses `already-taken` (details.byName) for a given conversation, `no-room`. */
  async execute(actor: Actor, command: TakeFromQueueCommand): Promise<{ conversationId: string } | null> {
    if (actor.kind !== 'agent' || (actor.permissions['conversation.serve'] ?? 'none') === 'none') {
      throw new Refusal('not-permitted', 'Only people who serve customers can take from the queue.');
    }
    if (command.conversationId) {
      const { conversationId } = command;
      await this.take(actor, conversationId);
      return { conversationId };
    }
    return this.takeFirst(actor, command.teamId);
  }

  private async takeFirst(actor: AgentActor, teamId?: string): Promise<{ conversationId: string } | null> {
    const own = await this.pool.teamsOf(actor.agentId);
    if (teamId && !mayTakeFrom(actor, own, teamId)) throw notTheirTeam();
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const row =
        (await this.queue.firstFor(actor.agentId, teamId ? [teamId] : own)) ??
        // Who serves all teams helps out in the others when nobody waits in their own.
        (teamId || !servesAll(actor)
          ? null
          : await this.queue.firstFor(actor.agentId, await this.queue.teams()));
      if (!row) return null;
      try {
        await this.take(actor, row.conversationId);
        return { conversationId: row.conversationId };
      } catch (error) {
        if (!isNoLongerWaiting(error)) throw error;
        await this.leaveStale(row);
      }
    }
    return null;
  }

  // Locks in the order of a placement: team, agent, conversation, queue. Without a row here (its event is still on its
  // way, or somebody has it) the conversation alone decides.
  private async take(actor: AgentActor, conversationId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const teamId = (await this.queue.find(conversationId))?.teamId;
      if (teamId) await this.queue.lockTeam(teamId);
      await this.pool.lock([actor.agentId]);
      if (teamId && !mayTakeFrom(actor, await this.pool.teamsOf(actor.agentId), teamId)) throw notTheirTeam();
      await this.around.claimRoom.execute(actor.agentId, conversationId);
      await this.conversations.assign({
        conversationId,
        agentId: actor.agentId,
        automaticAccept: true,
        how: 'picked',
        by: actor,
      });
      const left = await this.queue.leave(conversationId);
      await this.timers.clear(OFFER_TIMER, conversationId);
      if (left) this.around.watcher.changed(left);
    });
  }

  private async leaveStale(row: QueueRow): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.queue.leaveStale(row);
      this.around.watcher.changed(row.teamId);
    });
  }
}

function mayTakeFrom(actor: AgentActor, ownTeams: string[], teamId: string): boolean {
  return servesAll(actor) || ownTeams.includes(teamId);
}

function servesAll(actor: AgentActor): boolean {
  return actor.permissions['conversation.serve'] === 'all';
}

function notTheirTeam(): Refusal {
  return new Refusal('not-permitted', 'This queue belongs to a team you are not in.');
}
