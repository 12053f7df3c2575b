import { type CheckDrafts as Input, type DraftResults } from '@yingda/contracts';
import { Refusal, type DraftFinding } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import type { WordCatchTable } from '../../storage/words/word-catch-table';
import type { WordWatch } from './word-watch';

/** Looks texts through for whoever writes them. */
export class CheckDrafts {
  constructor(
    private readonly watch: WordWatch,
    private readonly catches: WordCatchTable,
    private readonly clock: Clock,
  ) {}

  /** With an `outcome` the words are counted for the list's figures: an agent wanted to send them. */
  async execute(actor: Actor, { texts, outcome }: Input): Promise<DraftResults> {
    const results = [];
    for (const { id, text } of texts) results.push({ id, ...(await this.watch.check(actor, text)) });
    if (outcome && actor.kind === 'agent')
      await this.count(
        actor,
        results.flatMap(({ findings }) => findings),
        outcome,
      );
    return { results };
  }

  /**
   * The server's word on what an agent sends; screens have looked it through before. Counted when it is refused.
   * @throws Refusal forbidden-words with `words`
   */
  async refuseForbidden(actor: AgentActor, text: string): Promise<void> {
    if (text === '') return;
    const found = (await this.watch.matcherOf(actor)).find(text);
    const forbidden = found.filter(({ level }) => level === 'forbidden');
    if (forbidden.length === 0) return;
    await this.count(actor, forbidden, 'held');
    const words = [...new Set(forbidden.map(({ word }) => word))];
    throw new Refusal(
      'forbidden-words',
      `The shop does not allow this to be said: ${words.join(', ')}. Say it another way.`,
      { words },
    );
  }

  private async count(
    actor: AgentActor,
    findings: readonly DraftFinding[],
    outcome: 'held' | 'sent',
  ): Promise<void> {
    const wordIds = findings.flatMap(({ wordId }) => (wordId ? [wordId] : []));
    if (wordIds.length === 0) return;
    await this.catches.count({ wordIds, agentId: actor.agentId, outcome }, this.clock.now());
  }
}
