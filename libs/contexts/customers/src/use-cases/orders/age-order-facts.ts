import type { Clock, UnitOfWork } from '@yingda/platform';
import type { OrderFactsTable } from '../../storage/orders/order-facts-table';

const AT_ONCE = 500;

/** Counts anew, at night, what orders that are more than a year old by now have left of the year's sums. */
export class AgeOrderFacts {
  constructor(
    private readonly facts: OrderFactsTable,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<number> {
    let counted = 0;
    for (;;) {
      const now = this.clock.now();
      const ids = await this.facts.aged(now, AT_ONCE);
      if (ids.length === 0) return counted;
      await this.unitOfWork.run(() => this.facts.count(ids, now));
      counted += ids.length;
    }
  }
}
