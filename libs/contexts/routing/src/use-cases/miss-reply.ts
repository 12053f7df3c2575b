import type { Clock, Timers, UnitOfWork } from '@yingda/platform';
import { isNoLongerWaiting } from '../domain/refusals';
import type { AgentPool, ConversationActions } from '../ports';
import type { RulesTable } from '../storage/rules';
import type { Unanswered } from '../storage/unanswered';
import { ROUTING } from './place-next';

/** Kind of the timers that look whether an agent has answered; the key is the conversation's id. */
export const REPLY_TIMER = 'routing.reply';

/** A conversation and who has it, as its timer knows them. */
export interface TimedReply {
  conversationId: string;
  agentId: string;
}

/**
 * Takes a conversation from an agent who has not answered it in the time their team gives them: it goes on, first in its
 * queue, to somebody who has not had it yet. After so many agents it stays where it is, and who leads is told.
 */
export class MissReply {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly tables: { rules: RulesTable; unanswered: Unanswered },
    private readonly pool: AgentPool,
    private readonly conversations: ConversationActions,
  ) {}

  /** Begins to wait for the first answer, where the team gives a time for it. */
  async expect(
    { conversationId, agentId }: TimedReply,
    since: { teamId: string | null; at: Date },
  ): Promise<void> {
    if (since.teamId === null) return;
    const { rules } = await this.tables.rules.of(since.teamId);
    if (rules.noReplySeconds === null) return;
    const due = new Date(since.at.getTime() + rules.noReplySeconds * 1_000);
    await this.timers.set(REPLY_TIMER, conversationId, due, { conversationId, agentId });
  }

  /** The time is over. */
  async execute({ conversationId, agentId }: TimedReply): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.pool.lock([agentId]);
      const found = await this.conversations.unanswered(conversationId);
      if (found?.agentId !== agentId || found.teamId === null) return;
      const { rules } = await this.tables.rules.of(found.teamId);
      const now = this.clock.now();
      if (rules.noReplySeconds === null) return;
      if (now.getTime() < found.since.getTime() + rules.noReplySeconds * 1_000)
        return this.expect({ conversationId, agentId }, { teamId: found.teamId, at: found.since });
      const tries = await this.tables.unanswered.add({ conversationId, agentId, at: now });
      try {
        await this.unitOfWork.attempt(() =>
          tries < rules.noReplyTries
            ? this.conversations.returnToQueue({ conversationId, agentId, reason: 'unanswered', by: ROUTING })
            : this.conversations.tellLead(conversationId),
        );
      } catch (error) {
        if (!isNoLongerWaiting(error)) throw error;
      }
    });
  }
}
