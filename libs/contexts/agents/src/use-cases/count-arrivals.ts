import { type RecountArrivals } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import { daysBetween, dayNumber } from '../domain/week-days';
import type { Workload } from '../ports';
import type { Arrivals } from '../storage/arrivals';

/** Half hours counted in one transaction, and transactions in one run: a day, and a year. */
const AT_ONCE = 48;
const MOST_RUNS = 366;
const DAY = 86_400_000;

/**
 * Counts conversations by half hour. A half hour in which one was opened is marked, and marked ones are counted anew from
 * the conversations: so the counts are right whatever was counted twice, came late or was imported, and all of them can be
 * made again.
 */
export class CountArrivals {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly workload: Workload,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Counts what is marked, latest first. Gives how many half hours that were. */
  async execute(): Promise<number> {
    let counted = 0;
    for (let run = 0; run < MOST_RUNS; run++) {
      const found = await this.unitOfWork.run(() => this.countSome());
      counted += found;
      if (found < AT_ONCE) break;
    }
    return counted;
  }

  /** Marks days to be counted again. @throws Refusal not-permitted, invalid-payload */
  async recount(actor: Actor, { from, to }: RecountArrivals): Promise<void> {
    requireAll(actor, 'settings.edit');
    if (daysBetween(from, to) < 0 || daysBetween(from, to) > 3_660)
      throw new Refusal(
        'invalid-payload',
        'Days are counted again from one to a later one, at most ten years.',
      );
    // A day wider at both ends: dates are those of whichever zone.
    await this.arrivals.markDue(new Date((dayNumber(from) - 1) * DAY), new Date((dayNumber(to) + 2) * DAY));
  }

  private async countSome(): Promise<number> {
    const due = await this.arrivals.takeDue(AT_ONCE);
    if (due.length > 0) await this.arrivals.replace(due, await this.workload.arrivals(due));
    return due.length;
  }
}
