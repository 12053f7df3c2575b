import type { Log, UnitOfWork } from '@yingda/platform';
import { actionFact, caseFact, contactFact, feedbackFact, opinionFact } from '../domain/items/item-facts';
import { ITEM_KINDS, type ItemHistories, type ItemKind } from '../ports';
import type { Backfills } from '../storage/backfills';
import type { ItemChanges } from '../storage/item-changes';
import type { ItemTables } from '../storage/item-tables';

/** What facts of cases, contacts and actions are made from and kept in. */
export interface ItemKeeping {
  histories: ItemHistories;
  changes: ItemChanges;
  tables: ItemTables;
  backfills: Backfills;
}

/** Things whose facts are made in one transaction. */
const BATCH = 100;

/** Makes the facts of changed cases, contacts and actions anew, each from its whole history. */
export class RecordItems {
  private readonly whole = new Set<ItemKind>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: ItemKeeping,
    private readonly log: Log,
  ) {}

  /** One batch of each kind; how many things it was. */
  async execute(): Promise<number> {
    let made = 0;
    for (const item of ITEM_KINDS)
      made += await this.unitOfWork.run(async () => {
        const ids = await this.keeping.changes.take(item, BATCH);
        if (ids.length > 0) await this.record(item, ids);
        return ids.length;
      });
    return made;
  }

  /** Marks a page of what was there before facts were recorded; false when nothing is left to do. */
  async backfill(): Promise<boolean> {
    for (const item of ITEM_KINDS)
      if (!this.whole.has(item) && (await this.unitOfWork.run(() => this.page(item)))) return true;
    return false;
  }

  /** All of them once more. */
  async again(): Promise<void> {
    for (const item of ITEM_KINDS) await this.keeping.backfills.again(item);
    this.whole.clear();
  }

  private async page(item: ItemKind): Promise<boolean> {
    const { histories, changes, backfills } = this.keeping;
    const next = await backfills.next(item);
    if (!next) return false;
    const ids = await histories.page(item, next.after, BATCH);
    const last = ids.at(-1);
    if (!last) {
      await backfills.came({ done: true }, item);
      this.whole.add(item);
      return false;
    }
    await changes.mark(item, ids);
    await backfills.came({ after: last }, item);
    return true;
  }

  private async record(item: ItemKind, ids: string[]): Promise<void> {
    const { histories, tables } = this.keeping;
    switch (item) {
      case 'case':
        return tables.put('cases', this.each(await histories.cases(ids), caseFact));
      case 'action':
        return tables.put('actions', this.each(await histories.actions(ids), actionFact));
      case 'feedback':
        return tables.put('feedback', this.each(await histories.feedback(ids), feedbackFact));
      case 'contact': {
        const contacts = await histories.contacts(ids);
        const opinions = contacts.flatMap((one) =>
          this.each(one.opinions, (opinion) => opinionFact(one, opinion)),
        );
        await tables.put('contacts', this.each(contacts, contactFact));
        await tables.onlyOpinions(
          ids,
          opinions.map(({ id }) => id),
        );
        return tables.put('opinions', opinions);
      }
    }
  }

  /** What nobody has thought of keeps the facts it has, and nobody else's behind it. */
  private each<H extends { id: string }, F>(histories: readonly H[], make: (history: H) => F): F[] {
    return histories.flatMap((history) => {
      try {
        return [make(history)];
      } catch (error) {
        this.log.error({ err: error, id: history.id }, 'No facts can be made of this');
        return [];
      }
    });
  }
}
