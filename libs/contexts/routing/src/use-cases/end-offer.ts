import type { Actor } from '@yingda/events';
import type { Clock, Timers, UnitOfWork } from '@yingda/platform';
import { isNoLongerWaiting } from '../domain/refusals';
import { MISSED_OFFERS, REST_MS } from '../domain/waiting';
import type { AgentPool, ConversationActions } from '../ports';
import type { MissedOffers } from '../storage/missed-offers';
import type { QueueTable } from '../storage/queue';
import { OFFER_TIMER } from './place-next';

/** Kind of the timers that look at a team again when those who declined have rested; the key is the team's id. */
export const REST_TIMER = 'routing.rest';

export interface OfferEnding {
  conversationId: string;
  /** To whom it was offered. */
  agentId: string;
  reason: 'declined' | 'missed';
  by: Actor;
}

/** Takes an offer back because its agent declined or missed it. Three missed in a row set the agent away. */
export class EndOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly queue: QueueTable,
    private readonly missedOffers: MissedOffers,
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
    private readonly timers: Timers,
  ) {}

  /** The team whose queue is to be drained next; null when that offer does not stand (any more). */
  async execute(ending: OfferEnding): Promise<string | null> {
    const { conversationId, agentId } = ending;
    return this.unitOfWork.run(async () => {
      const teamId = (await this.queue.find(conversationId))?.teamId;
      if (!teamId) return null;
      // The same order as a placement: team, agent, conversation, queue. The team's lock keeps the offer as it is read.
      await this.queue.lockTeam(teamId);
      await this.pool.lock([agentId]);
      const row = await this.queue.find(conversationId);
      if (!row || row.offeredAgentId !== agentId) return null;
      if (ending.reason === 'missed' && row.offerExpiresAt!.getTime() > this.clock.now().getTime())
        return null;
      try {
        await this.unitOfWork.attempt(() => this.conversations.returnToQueue(ending));
      } catch (error) {
        if (!isNoLongerWaiting(error)) throw error;
        await this.queue.leaveStale(row);
        return teamId;
      }
      await (ending.reason === 'declined' ? this.declined(ending, teamId) : this.missed(ending));
      return teamId;
    });
  }

  private async declined({ conversationId, agentId }: OfferEnding, teamId: string): Promise<void> {
    const restUntil = new Date(this.clock.now().getTime() + REST_MS);
    await this.queue.decline({ conversationId, agentId, restUntil });
    await this.timers.clear(OFFER_TIMER, conversationId);
    await this.timers.set(REST_TIMER, teamId, restUntil, { teamId });
  }

  private async missed({ conversationId, agentId }: OfferEnding): Promise<void> {
    await this.queue.decline({ conversationId, agentId, restUntil: null });
    if ((await this.missedOffers.add(agentId)) < MISSED_OFFERS) return;
    await this.pool.setAway(agentId, 'missed-offers');
    await this.missedOffers.forget(agentId);
  }
}
