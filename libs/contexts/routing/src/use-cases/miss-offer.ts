import { MISSED_OFFERS } from '@yingda/contracts/names';
import type { Clock, UnitOfWork } from '@yingda/platform';
import { isNoLongerWaiting } from '../domain/refusals';
import type { AgentPool, ConversationActions } from '../ports';
import type { MissedOffers } from '../storage/missed-offers';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';
import { ROUTING } from './place-next';

/** An offer as its timer knows it. */
export interface TimedOffer {
  conversationId: string;
  agentId: string;
}

/** Takes back an offer whose time is over. So many missed in a row as the team allows set the agent away. */
export class MissOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: { queue: QueueTable; missedOffers: MissedOffers; rules: RulesTable },
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
  ) {}

  /** The team whose queue is to be drained next; null when there is nothing to place. */
  async execute({ conversationId, agentId }: TimedOffer): Promise<string | null> {
    return this.unitOfWork.run(async () => {
      // The order of a placement: team, agent, conversation, queue. Under the team's lock no other offer is made.
      const teamId = (await this.tables.queue.find(conversationId))?.teamId;
      if (teamId) await this.tables.queue.lockTeam(teamId);
      await this.pool.lock([agentId]);
      const row = await this.tables.queue.find(conversationId);
      const stands = row?.offeredAgentId === agentId;
      if (stands && row.offerExpiresAt!.getTime() > this.clock.now().getTime()) return null;
      try {
        // Also when the queue knows of no such offer: the conversation decides whether it is still offered to them.
        const back = { conversationId, agentId, reason: 'missed', by: ROUTING } as const;
        await this.unitOfWork.attempt(() => this.conversations.returnToQueue(back));
      } catch (error) {
        if (!isNoLongerWaiting(error)) throw error;
        if (stands) await this.tables.queue.leaveStale(row);
        return row?.teamId ?? null;
      }
      if (stands) await this.count({ conversationId, agentId }, row.teamId);
      return row?.teamId ?? null;
    });
  }

  private async count({ conversationId, agentId }: TimedOffer, teamId: string): Promise<void> {
    // No rest: the offer stood long enough for everybody to think about it.
    await this.tables.queue.decline({ conversationId, agentId, restUntil: null });
    const { rules } = await this.tables.rules.of(teamId);
    if ((await this.tables.missedOffers.add(agentId)) < rules.missedOffers) return;
    await this.pool.setAway(agentId, MISSED_OFFERS);
    await this.tables.missedOffers.forget(agentId);
  }
}
