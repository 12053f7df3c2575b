import { type EditWord, type WordRecord, type WordsAdded } from '@yingda/contracts';
import { Refusal, type Language } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, newId, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { type KeptWord, toWordRecord, wordContents } from '../../domain/words/listed-word';
import { STARTER_WORDS } from '../../domain/words/starter-words';
import { requireWordEdit } from '../../domain/words/word-rights';
import { WORD_KEY, type WordTable } from '../../storage/words/word-table';
import type { WordWatch } from './word-watch';

/** The aggregate of all changes of the list: there is one list. */
export const WORD_LIST_ID = '7b1f5a52-9c57-4a77-9a0e-5d6f2f0f2b61';

/** The shop's list of words is written; every change counts on this node at once, on others within a second. */
export class WriteWords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly table: WordTable,
    private readonly watch: WordWatch,
  ) {}

  /** Those that are on the list already, also in another writing, stay as they are. */
  async add(actor: Actor, { words }: { words: EditWord[] }): Promise<WordsAdded> {
    const byWriting = new Map<string, KeptWord>();
    const twice: string[] = [];
    for (const input of words) {
      const word = { id: newId(), ...wordContents(input), version: 1 };
      requireWordEdit(actor, word);
      if (byWriting.has(word.folded)) twice.push(word.word);
      else byWriting.set(word.folded, word);
    }
    return this.unitOfWork.run(async () => {
      const all = [...byWriting.values()];
      const stored = await this.table.add(all, this.clock.now());
      if (stored.size > 0) await this.moved();
      const known = all.filter((word) => !stored.has(word.id)).map((word) => word.word);
      return {
        added: all.filter((word) => stored.has(word.id)).map(toWordRecord),
        known: [...known, ...twice],
      };
    });
  }

  /** Adds the shipped words that are not on the list; of one language or all. */
  async addStarter(actor: Actor, { language }: { language?: Language } = {}): Promise<number> {
    const words = STARTER_WORDS.filter((word) => !language || word.language === language);
    return (await this.add(actor, { words: [...words] })).added.length;
  }

  async edit(actor: Actor, { wordId, change }: { wordId: string; change: EditWord }): Promise<WordRecord> {
    return this.unitOfWork.run(async () => {
      const current = await this.table.lock(wordId);
      if (!current) throw notFound();
      requireWordEdit(actor, current);
      if (change.version !== undefined && change.version !== current.version)
        throw new Refusal('stale-edit', 'Somebody has changed this word meanwhile: look at it again.', {
          version: current.version,
        });
      const edited = { id: wordId, ...wordContents(change), version: current.version + 1 };
      requireWordEdit(actor, edited);
      try {
        await this.unitOfWork.attempt(() => this.table.save(edited, this.clock.now()));
      } catch (error) {
        if (!isUniqueViolation(error, WORD_KEY)) throw error;
        throw new Refusal('already-exists', `"${edited.word}" is on the list already.`, { field: 'word' });
      }
      await this.moved();
      return toWordRecord(edited);
    });
  }

  async remove(actor: Actor, { wordId }: { wordId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const current = await this.table.lock(wordId);
      if (!current) throw notFound();
      requireWordEdit(actor, current);
      await this.table.remove(wordId);
      await this.moved();
    });
  }

  private async moved(): Promise<void> {
    const version = await this.table.moved();
    await this.outbox.append('word-list.updated', WORD_LIST_ID, { version });
    this.unitOfWork.afterCommit(() => this.watch.outdated());
  }
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such word on the list.');
}
