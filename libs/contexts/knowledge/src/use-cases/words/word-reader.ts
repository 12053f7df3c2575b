import { type WordCatchesList, type WordList } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { toWordRecord } from '../../domain/words/listed-word';
import { requireWordFigures } from '../../domain/words/word-rights';
import type { WordCatchTable } from '../../storage/words/word-catch-table';
import type { WordTable } from '../../storage/words/word-table';

const DAY_MS = 24 * 3_600_000;

/** The list, and how often its words were caught. */
export class WordReader {
  constructor(
    private readonly table: WordTable,
    private readonly catches: WordCatchTable,
    private readonly clock: Clock,
  ) {}

  /** For everybody who works here: their screens look texts through before they are sent. */
  async list(actor: Actor): Promise<WordList> {
    if (actor.kind !== 'agent' && actor.kind !== 'system')
      throw new Refusal('not-permitted', 'The list of words is for the shop’s people.');
    // The number first: a list that is newer than its number is read once more, never once too seldom.
    const version = await this.table.version();
    return { version, items: (await this.table.all()).map(toWordRecord) };
  }

  /** Of so many days up to now. */
  async caught(actor: Actor, { days }: { days: number }): Promise<WordCatchesList> {
    requireWordFigures(actor);
    return { items: await this.catches.since(new Date(this.clock.now().getTime() - days * DAY_MS)) };
  }
}
