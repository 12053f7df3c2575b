import { type QueuePlace } from '@yingda/contracts';
import { estimateSeconds, isSomeoneThere, type Pace } from '../domain/estimate';
import type { AgentPool } from '../ports';
import type { HandleTimes } from '../storage/handle-times';
import type { QueueTable } from '../storage/queue';

/** A team's queue in a line. */
export interface QueueSummary {
  teamId: string;
  waiting: number;
  /** Since when the first has waited; null when nobody does. */
  oldestSince: Date | null;
}

/** Where waiting conversations stand. */
export class QueueReader {
  constructor(
    private readonly queue: QueueTable,
    private readonly handleTimes: HandleTimes,
    private readonly pool: AgentPool,
  ) {}

  /** The place of one conversation; null when it does not wait. */
  async place(conversationId: string): Promise<QueuePlace | null> {
    const found = await this.queue.position(conversationId);
    return found && placeAt(found.position, await this.paceOf(found.teamId));
  }

  /** The places of a whole team's queue, in order. */
  async places(teamId: string): Promise<(QueuePlace & { conversationId: string })[]> {
    const rows = await this.queue.of(teamId);
    if (rows.length === 0) return [];
    const pace = await this.paceOf(teamId);
    return rows.map(({ conversationId }, index) => ({ conversationId, ...placeAt(index + 1, pace) }));
  }

  /** Where a conversation that came now would stand in this team, for the choice of waiting or leaving a message. */
  async nextPlace(teamId: string): Promise<QueuePlace> {
    return placeAt((await this.summary(teamId)).waiting + 1, await this.paceOf(teamId));
  }

  async summary(teamId: string): Promise<QueueSummary> {
    return (await this.summaries([teamId]))[0]!;
  }

  /** One for each team asked for, in that order. */
  async summaries(teamIds: string[]): Promise<QueueSummary[]> {
    const found = new Map((await this.queue.summary(teamIds)).map((one) => [one.teamId, one]));
    return teamIds.map((teamId) => found.get(teamId) ?? { teamId, waiting: 0, oldestSince: null });
  }

  private async paceOf(teamId: string): Promise<Pace> {
    return {
      handleSeconds: await this.handleTimes.of(teamId),
      candidates: await this.pool.candidates(teamId),
    };
  }
}

function placeAt(position: number, pace: Pace): QueuePlace {
  return {
    position,
    estimatedSeconds: estimateSeconds(position, pace),
    someoneThere: isSomeoneThere(pace.candidates),
  };
}
