import type { Clock } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { type Gained, passedOn, withoutGained } from '../domain/joining';
import type { JoinPart } from '../storage/joins';
import type { CustomerChanges } from './customer-changes';
import type { JoinStorage } from './joining';

/** A join that is being undone: its first part, who stays, and who they are again that go. */
export interface UndoneTrails {
  part: JoinPart;
  stays: Customer;
  back: { id: string; from: Customer };
  identityIds: string[];
}

/**
 * What went along with a join goes back with it: notes, pages and blocks by their ids, and what the customer had learned
 * from the other, unless it was changed since. Joins of before that was kept leave what was learned where it is.
 */
export class TakeBackTrails {
  constructor(
    private readonly storage: JoinStorage,
    private readonly changes: CustomerChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ part, stays, back, identityIds }: UndoneTrails): Promise<void> {
    const { joins, trails } = this.storage;
    const all = await joins.movedWith(part.groupId);
    const moved = {
      notes: all.flatMap((one) => one.notes ?? []),
      visits: all.flatMap((one) => one.visits ?? []),
      blocks: all.flatMap((one) => one.blocks ?? []),
      endedBlocks: all.flatMap((one) => one.endedBlocks ?? []),
    };
    if (back.id !== stays.id) await trails.moveBack(moved, { from: stays.id, to: back.id, identityIds });
    await this.unlearn(part, back.from, gainedIn(all));
    await joins.markMovedBack(part.groupId, this.clock.now());
  }

  // Along the way it took: whom they were joined into, whom that one was joined into, and so on.
  private async unlearn(part: JoinPart, from: Customer, gained: Gained): Promise<void> {
    const { customers, joins } = this.storage;
    let [id, toTake]: [string | null, Gained] = [part.to, gained];
    while (id && (toTake.facts.length > 0 || toTake.tierBefore)) {
      const customer: Customer = (await customers.lock(id))!;
      const { facts, taken } = withoutGained(customer, from, toTake);
      await this.changes.apply(customer, facts);
      const next: JoinPart | null = customer.joinedInto ? await joins.emptying(customer.id) : null;
      if (!next) return;
      toTake = passedOn(taken, gainedIn(await joins.movedWith(next.groupId)));
      id = next.to;
    }
  }
}

function gainedIn(all: { gained?: Gained }[]): Gained {
  return all.find((one) => one.gained)?.gained ?? { facts: [] };
}
