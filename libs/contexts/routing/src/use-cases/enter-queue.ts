import { type Acquainted, classify, type Known, nothingKnown } from '../domain/classify';
import { segmentsIn, type TeamRules } from '../domain/rules';
import type { Acquaintance } from '../ports';
import type { NewWaiting, QueueTable } from '../storage/queue';
import type { Apart } from '../storage/queue-row';
import type { RulesTable } from '../storage/rules';
import type { Unanswered } from '../storage/unanswered';

/** Where it enters; what it asks for is found out here. */
export type Entry = Omit<NewWaiting, 'known' | 'classified'>;

const KNOWN = ['tier', 'language', 'topicId', 'ownerAgentId', 'lastAgentId', 'promiseDue'] as const;

/** Puts conversations into the queue as their team's rules see them. */
export class EnterQueue {
  constructor(
    private readonly queue: QueueTable,
    private readonly rules: RulesTable,
    private readonly acquaintance: Acquaintance,
    private readonly unanswered: Unanswered,
  ) {}

  /** `again`: it comes back after an offer and keeps its place. */
  async execute(entry: Entry, how: 'anew' | 'again' = 'anew'): Promise<void> {
    const { rules } = await this.rules.of(entry.teamId);
    const met = (await this.acquaintance.of(entry.conversationId)) ?? nothingKnown('web');
    const known = await this.known(entry.conversationId, met, rules);
    const row = { ...entry, known, classified: classify(known, rules, entry) };
    if (how === 'again') return this.queue.reenter(row);
    await this.queue.enter(row);
    // Who comes for the first time has been with nobody.
    if (entry.front) await this.unanswered.mark(entry.conversationId);
  }

  /** Its customer does not wait in front of it any more, or does again (null): in its own place, as if never gone. */
  async setApart(
    conversationId: string,
    apart: Apart | null,
    heldUntil: Date | null = null,
  ): Promise<string | null> {
    const row = await this.queue.find(conversationId);
    if (!row) return null;
    const { rules } = await this.rules.of(row.teamId);
    const classified = classify({ ...row, channel: row.channel ?? 'web' }, rules, { ...row, apart });
    await this.queue.setApart(conversationId, { apart, heldUntil, classified });
    return row.teamId;
  }

  /** What is known of those customers' conversations that wait may have changed; gives the teams where it has. */
  async renewOf(customerId: string): Promise<string[]> {
    const teamIds: string[] = [];
    for (const conversationId of await this.acquaintance.waitingOf(customerId))
      teamIds.push(...(await this.renew(conversationId)));
    return teamIds;
  }

  /** As `renewOf`, of one conversation. */
  async renew(conversationId: string): Promise<string[]> {
    const row = await this.queue.find(conversationId);
    const met = row && (await this.acquaintance.of(conversationId));
    if (!met) return [];
    const { rules } = await this.rules.of(row.teamId);
    const known = await this.known(conversationId, met, rules);
    const same = [...known.segmentIds].sort().join() === [...row.segmentIds].sort().join();
    if (same && KNOWN.every((key) => known[key] === row[key])) return [];
    await this.queue.renew(conversationId, { known, classified: classify(known, rules, row) });
    return [row.teamId];
  }

  /** After a team's rules, or a segment they ask about, have changed: what they make of those who wait already. */
  async reclassify(teamId: string): Promise<void> {
    const { rules } = await this.rules.of(teamId);
    const waiting = await this.queue.of(teamId);
    const asked = segmentsIn(rules);
    const ids = waiting.map(({ conversationId }) => conversationId);
    const segments =
      asked.length > 0 ? await this.acquaintance.segmentsOf(ids, asked) : new Map<string, string[]>();
    await this.queue.reclassify(
      waiting.map(({ conversationId, ...one }) => {
        const segmentIds = segments.get(conversationId) ?? [];
        const known: Known = { ...one, channel: one.channel ?? 'web', segmentIds };
        return { conversationId, segmentIds, classified: classify(known, rules, one) };
      }),
    );
  }

  /** As `reclassify`, of every team whose rules ask about a segment; gives the teams. */
  async segmentChanged(segmentId: string): Promise<string[]> {
    const teamIds = await this.rules.asking(segmentId);
    for (const teamId of teamIds) {
      // As after an edit of the rules: who enters and who is placed waits for this.
      await this.queue.lockTeam(teamId);
      await this.reclassify(teamId);
    }
    return teamIds;
  }

  /** Nobody is asked about segments where no rule does. */
  private async known(conversationId: string, met: Acquainted, rules: TeamRules): Promise<Known> {
    const asked = segmentsIn(rules);
    if (asked.length === 0) return { ...met, segmentIds: [] };
    const segments = await this.acquaintance.segmentsOf([conversationId], asked);
    return { ...met, segmentIds: segments.get(conversationId) ?? [] };
  }
}
