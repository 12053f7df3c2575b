import { type QueuePlace } from '@yingda/contracts';
import type { Clock } from '@yingda/platform';
import { lineUp, type PlaceInLine, type TeamLine } from '../domain/team-line';
import { FOLLOWED } from '../domain/forecast';
import { median, MIN_SAMPLES, type PacedAgent } from '../domain/pace';
import type { Situation } from '../domain/situation';
import type { AgentOutlook } from '../ports';
import type { AgentPaces } from '../storage/agent-paces';
import type { HandleTimes } from '../storage/handle-times';
import type { QueueTable } from '../storage/queue';
import type { QueueWatcher } from './queue-watcher';
import type { Situations } from './situations';

/** A team's queue in a line: those who wait in front of it. */
export interface QueueSummary {
  teamId: string;
  waiting: number;
  /** Since when the first has waited; null when nobody does. */
  oldestSince: Date | null;
}

/** A team's queue as its customers are told of it. */
export interface QueueTold {
  places: ({ conversationId: string } & QueuePlace)[];
  /** When the next of them is offered something else merely because they have waited; null: nobody is. */
  nextOfferAt: Date | null;
}

/** What places are worked out from. */
export interface WaitingTables {
  queue: QueueTable;
  handleTimes: HandleTimes;
  paces: AgentPaces;
}

// A place is asked for by everybody who comes back after a node is gone; worked out once, it serves them all.
const FRESH_MS = 1_000;
const KEPT_TEAMS = 1_000;

/** Where waiting conversations stand, and when their turn comes. */
export class QueueReader {
  private readonly lines = new Map<string, { at: number; line: Promise<TeamLine> }>();

  constructor(
    private readonly tables: WaitingTables,
    private readonly situations: Situations,
    private readonly outlook: AgentOutlook,
    private readonly clock: Clock,
    watcher: QueueWatcher,
  ) {
    watcher.onChanged((teamId) => this.lines.delete(teamId));
  }

  /** The place of one conversation; null when its customer does not wait in front of it. */
  async place(conversationId: string): Promise<QueuePlace | null> {
    const row = await this.tables.queue.find(conversationId);
    if (!row || row.apart) return null;
    const place = (await this.line(row.teamId)).byId.get(conversationId);
    // Come after the line was drawn up: it is worked out anew.
    return told(place ?? (await this.line(row.teamId, 'anew')).byId.get(conversationId) ?? null);
  }

  /** The places of a whole team's queue, in order. */
  async places(teamId: string): Promise<QueueTold['places']> {
    return (await this.told(teamId)).places;
  }

  /** The same, with when to look again. */
  async told(teamId: string): Promise<QueueTold> {
    const { byId, nextOfferAt } = await this.line(teamId, 'anew');
    const places = [...byId].map(([conversationId, place]) => ({ conversationId, ...told(place)! }));
    return { places, nextOfferAt };
  }

  async summary(teamId: string): Promise<QueueSummary> {
    return (await this.summaries([teamId]))[0]!;
  }

  /** One for each team asked for, in that order. */
  async summaries(teamIds: string[]): Promise<QueueSummary[]> {
    const found = new Map((await this.tables.queue.summary(teamIds)).map((one) => [one.teamId, one]));
    return teamIds.map((teamId) => found.get(teamId) ?? { teamId, waiting: 0, oldestSince: null });
  }

  private line(teamId: string, how: 'kept' | 'anew' = 'kept'): Promise<TeamLine> {
    const at = this.clock.now().getTime();
    const known = this.lines.get(teamId);
    if (known && how === 'kept' && Math.abs(at - known.at) < FRESH_MS) return known.line;
    const line = this.drawUp(teamId);
    if (this.lines.size >= KEPT_TEAMS) this.lines.clear();
    this.lines.set(teamId, { at, line });
    line.catch(() => this.lines.delete(teamId));
    return line;
  }

  private async drawUp(teamId: string): Promise<TeamLine> {
    const { queue, handleTimes } = this.tables;
    const now = this.clock.now();
    const asked = { count: FOLLOWED, now };
    const followed = await queue.first(teamId, asked);
    if (followed.length === 0) return { byId: new Map(), nextOfferAt: null };
    const behind = followed.length < FOLLOWED ? [] : await queue.behind(teamId, asked);
    const situation = await this.situations.of(teamId);
    const seconds = await handleTimes.of(teamId);
    return lineUp(followed, behind, {
      situation,
      agents: await this.agentsOf(situation),
      teamSeconds: seconds.length < MIN_SAMPLES ? null : median(seconds),
      closesAt: situation.rules.onlyInHours ? await this.outlook.closesAt(teamId, now) : null,
    });
  }

  private async agentsOf({ candidates, now }: Situation): Promise<PacedAgent[]> {
    const ids = candidates.filter((one) => one.state === 'online').map((one) => one.agentId);
    const [paces, running, shiftEnds] = await Promise.all([
      this.tables.paces.of(ids),
      this.outlook.running(ids),
      this.outlook.shiftEnds(ids, now),
    ]);
    return candidates.map((candidate) => ({
      candidate,
      shiftEndsAt: shiftEnds.get(candidate.agentId) ?? null,
      handleSeconds: paces.get(candidate.agentId) ?? null,
      running: running.get(candidate.agentId) ?? [],
    }));
  }
}

function told(place: PlaceInLine | null): QueuePlace | null {
  if (!place) return null;
  const { position, someoneThere, offers, wait } = place;
  return { position, someoneThere, offers, ...wait };
}
