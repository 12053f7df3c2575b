import type { Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { WordCatchTable } from './storage/words/word-catch-table';
import { WordTable } from './storage/words/word-table';
import { CheckDrafts } from './use-cases/words/check-drafts';
import { WordReader } from './use-cases/words/word-reader';
import { WordWatch } from './use-cases/words/word-watch';
import { WriteWords } from './use-cases/words/write-words';

/** What the list of words is made of. */
export interface WordsNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
}

/** The list of words put together, without Nest. */
export interface Words {
  writeWords: WriteWords;
  wordReader: WordReader;
  checkDrafts: CheckDrafts;
}

export function createWords({ database, unitOfWork, clock, outbox }: WordsNeeds): Words {
  const table = new WordTable(database);
  const catches = new WordCatchTable(database);
  const watch = new WordWatch(table, clock);
  return {
    writeWords: new WriteWords(unitOfWork, clock, outbox, table, watch),
    wordReader: new WordReader(table, catches, clock),
    checkDrafts: new CheckDrafts(watch, catches, clock),
  };
}
