import { type Trend } from '@yingda/contracts';
import { Rounds, type Clock, type Log, type Outbox, type UnitOfWork } from '@yingda/platform';
import { isRising, knownWeeks } from '../../domain/trends/trend';
import type { Backlog, Workplace } from '../../ports';
import type { PastFacts } from '../../storage/past-facts';
import type { TrendCounts } from '../../storage/trends/trend-counts';
import type { TrendsTable } from '../../storage/trends/trends-table';
import { windowsAt } from './trend-windows';

const EVERY_MS = 5 * 60_000;

export interface FindingNeeds {
  unitOfWork: UnitOfWork;
  clock: Clock;
  log: Log;
  outbox: Outbox;
  workplace: Workplace;
  past: PastFacts;
  backlog: Backlog;
}

/**
 * Looks every five minutes for what comes more often than usual. Every worker may: the key of a thing and its day lets one
 * of them tell of it, once.
 */
export class FindTrends {
  private readonly rounds: Rounds;

  constructor(
    private readonly counts: TrendCounts,
    private readonly trends: TrendsTable,
    private readonly needs: FindingNeeds,
  ) {
    const look = () => this.execute().then(() => null);
    this.rounds = new Rounds(look, { name: 'Looking for trends', log: needs.log, everyMs: EVERY_MS });
  }

  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** What was found for the first time today. */
  async execute(): Promise<Trend[]> {
    const settings = await this.trends.settings();
    if (!settings.active) return [];
    const { workplace, clock, past, backlog, unitOfWork } = this.needs;
    const { hours } = settings;
    const timeZone = await workplace.timeZone();
    const { date, now, before } = windowsAt(clock.now(), { timeZone, hours });
    // What is usual is not known before there was a week, nor while the past is still on its way in.
    const weeks = knownWeeks(before, await past.began());
    if (weeks.length === 0 || !(await backlog.isComplete()) || !(await past.isComplete())) return [];
    const all = await this.counts.of(now, weeks);
    const rising = all.filter((one) => isRising(one, settings)).sort(byKey);
    const look = { ...now, date };
    return unitOfWork.run(async () => {
      const added: Trend[] = [];
      for (const one of rising) {
        const trend = await this.trends.found(one, look);
        if (trend) added.push(trend);
      }
      await this.trends.calmed(look);
      await this.tell(added);
      return added;
    });
  }

  private async tell(added: readonly Trend[]): Promise<void> {
    if (added.length === 0) return;
    const agentIds = await this.needs.workplace.leads();
    for (const trend of added) await this.needs.outbox.append('trend.noticed', trend.id, { trend, agentIds });
  }
}

/** Two nodes take rows in one order. */
function byKey(one: { subject: string; key: string }, other: { subject: string; key: string }): number {
  const [a, b] = [`${one.subject} ${one.key}`, `${other.subject} ${other.key}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
