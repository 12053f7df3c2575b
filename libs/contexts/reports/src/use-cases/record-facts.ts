import type { Log, UnitOfWork } from '@yingda/platform';
import type { Facts } from '../domain/facts';
import { factsOf } from '../domain/facts-of';
import type { Histories } from '../ports';
import type { Beginnings } from '../storage/beginnings';
import type { Changes } from '../storage/changes';
import type { FactTables } from '../storage/fact-tables';

/** What facts are made from and kept in. */
export interface FactKeeping {
  histories: Histories;
  beginnings: Beginnings;
  changes: Changes;
  tables: FactTables;
}

/** Conversations whose facts are made in one transaction. */
const BATCH = 100;

/** Makes the facts of changed conversations anew, each from its whole history. */
export class RecordFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: FactKeeping,
    private readonly log: Log,
  ) {}

  /** One batch; how many conversations it was. */
  async execute(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const ids = await this.keeping.changes.take(BATCH);
      if (ids.length > 0) await this.record(ids);
      return ids.length;
    });
  }

  private async record(ids: string[]): Promise<void> {
    const { histories, beginnings, tables } = this.keeping;
    const found = await histories.of(ids);
    const began = await beginnings.of(found);
    const facts: Facts = { conversations: [], turns: [], waits: [], holdings: [], surveys: [] };
    const made: string[] = [];
    for (const history of found) {
      try {
        const one = factsOf(history, began.get(history.id)!);
        facts.conversations.push(...one.conversations);
        facts.turns.push(...one.turns);
        facts.waits.push(...one.waits);
        facts.holdings.push(...one.holdings);
        facts.surveys.push(...one.surveys);
        made.push(history.id);
      } catch (error) {
        // A history nobody has thought of keeps the facts it has, and nobody else's behind it.
        this.log.error({ err: error, conversationId: history.id }, 'No facts can be made of a conversation');
      }
    }
    await tables.replace(made, facts);
  }
}
