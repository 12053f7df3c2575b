import type { UnitOfWork } from '@yingda/platform';
import type { Histories } from '../ports';
import type { Backfills } from '../storage/backfills';
import type { Changes } from '../storage/changes';

const PAGE = 500;

/** What the backfill goes by. */
export interface BackfillNeeds {
  histories: Histories;
  changes: Changes;
  backfills: Backfills;
}

/**
 * Has facts made of conversations that were there before facts were recorded: a page at a time, never more waiting than a
 * page, going on where it was left. Once it is done it costs one look.
 */
export class BackfillFacts {
  private done = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly needs: BackfillNeeds,
  ) {}

  /** Marks one page; false when nothing is left to do, or somebody else does it. */
  async execute(): Promise<boolean> {
    if (this.done) return false;
    return this.unitOfWork.run(() => this.page());
  }

  /** All conversations once more, as after an import or an error in how facts were made. */
  async again(): Promise<void> {
    await this.unitOfWork.run(() => this.needs.backfills.again());
    this.done = false;
  }

  private async page(): Promise<boolean> {
    const { histories, changes, backfills } = this.needs;
    if ((await changes.waiting(PAGE)) >= PAGE) return true;
    const next = await backfills.next();
    if (!next) return false;
    const ids = await histories.page(next.after, PAGE);
    const last = ids[ids.length - 1];
    if (!last) {
      await backfills.came({ done: true });
      this.done = true;
      return false;
    }
    await changes.mark(ids, { urgent: false });
    await backfills.came({ after: last });
    return true;
  }
}
