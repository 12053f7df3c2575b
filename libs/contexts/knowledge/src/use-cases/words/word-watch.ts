import { checkDraft, compileWords, type CheckedDraft, type WordMatcher } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { foldCharacter } from '../../domain/words/fold';
import type { KeptWord } from '../../domain/words/listed-word';
import type { WordTable } from '../../storage/words/word-table';

/**
 * For so long nobody asks whether the list has changed on another node: a change counts everywhere within this time,
 * on the node that made it at once, and a node asks the database at most once in it.
 */
const FRESH_MS = 1_000;

/** The list of words in this process, made ready; answers from memory. */
export class WordWatch {
  private words: KeptWord[] = [];
  private version = -1;
  private askedAt = -Infinity;
  private asking: Promise<void> | null = null;
  private readonly byTeams = new Map<string, WordMatcher>();

  constructor(
    private readonly table: WordTable,
    private readonly clock: Clock,
  ) {}

  /** What a text holds of what this person should not say; words of other teams are no matter for them. */
  async check(actor: Actor, text: string): Promise<CheckedDraft> {
    return checkDraft(text, await this.matcherOf(actor));
  }

  async matcherOf(actor: Actor): Promise<WordMatcher> {
    await this.fresh();
    const teams = actor.kind === 'agent' ? this.teamsThatMatter(actor.teamIds) : [];
    const name = teams.join();
    let matcher = this.byTeams.get(name);
    if (!matcher) {
      const theirs = this.words.filter(
        ({ teamIds }) => teamIds.length === 0 || teamIds.some((id) => teams.includes(id)),
      );
      this.byTeams.set(name, (matcher = compileWords(theirs, foldCharacter)));
    }
    return matcher;
  }

  /** Makes the next check read the list anew. */
  outdated(): void {
    this.askedAt = -Infinity;
  }

  // Teams without words of their own share one list.
  private teamsThatMatter(teamIds: readonly string[]): string[] {
    return teamIds.filter((id) => this.words.some((word) => word.teamIds.includes(id))).sort();
  }

  private async fresh(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.askedAt < FRESH_MS && now >= this.askedAt) return;
    this.asking ??= this.ask(now).finally(() => (this.asking = null));
    await this.asking;
  }

  private async ask(now: number): Promise<void> {
    const version = await this.table.version();
    if (version !== this.version) {
      this.words = await this.table.all();
      this.byTeams.clear();
      this.version = version;
    }
    this.askedAt = now;
  }
}
