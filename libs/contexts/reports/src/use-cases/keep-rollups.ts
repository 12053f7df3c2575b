import { FIGURE_KEYS, FIGURES } from '@yingda/contracts/names';
import {
  type Clock,
  dateOfDay,
  dayOfDate,
  type Leases,
  type Log,
  makeHolder,
  Rounds,
  type UnitOfWork,
  wallAt,
} from '@yingda/platform';
import type { Plan } from '../domain/figures/plan';
import type { Question } from '../domain/question';
import { rolledBy, signatureOf } from '../storage/rolling';
import { sumsStatement } from '../storage/rollup-statement';
import type { Rollups } from '../storage/rollups';
import type { Statement } from '../storage/statement';
import { timeSignature, timeSums } from '../storage/time-sums';
import type { ReportEngine } from './report-engine';

const LEASE = 'reports.rollups';
const LEASE_MS = 60_000;
const EVERY_MS = 60_000;
/** Key accounts are few: their figures are read from the facts as fast. */
const SUMMED = FIGURE_KEYS.filter((key) => FIGURES[key].number !== 40);
/** Days added up in one transaction. */
const BATCH_DAYS = 7;

/** Keeps sums of the days that are over, for every figure as it is asked when nobody has set a switch. */
export class KeepRollups {
  private readonly holder = makeHolder();
  private readonly rounds: Rounds;
  private stopping = false;

  constructor(
    private readonly engine: ReportEngine,
    private readonly rollups: Rollups,
    private readonly platform: { unitOfWork: UnitOfWork; leases: Leases; clock: Clock; log: Log },
  ) {
    const options = { name: 'Adding up reports', log: platform.log, everyMs: EVERY_MS };
    const work = async () => {
      await this.execute();
      return null;
    };
    this.rounds = new Rounds(work, options);
  }

  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  /** Ends after the days in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.rounds.stop();
    this.stopping = false;
  }

  /** Adds up whatever is missing. `always`: also where the facts are few. How many days of how many plans it was. */
  async execute({ always = false } = {}): Promise<number> {
    const { leases } = this.platform;
    if (!always && !(await this.rollups.areWorthwhile())) return 0;
    if (!(await leases.acquire(LEASE, this.holder, LEASE_MS))) return 0;
    try {
      let days = 0;
      for (const one of await this.kept()) days += await this.addUp(one);
      return days;
    } finally {
      await leases.release(LEASE, this.holder);
    }
  }

  private async addUp({ signature, ask, always, sums }: Kept): Promise<number> {
    const { unitOfWork, leases, clock } = this.platform;
    const first = await this.rollups.firstDay();
    if (first === null) return 0;
    const id = await this.rollups.ensure(signature);
    // Today is not over.
    const days = { from: first, to: wallAt(ask.timeZone, clock.now()).date };
    let count = 0;
    for (;;) {
      const missing = this.stopping ? [] : await this.rollups.missing(id, days, { most: BATCH_DAYS, always });
      if (missing.length === 0) return count;
      await unitOfWork.run(() => this.rollups.build(id, sums(missing), missing));
      count += missing.length;
      if (!(await leases.renew(LEASE, this.holder, LEASE_MS))) return count;
    }
  }

  /** What every figure asks of the facts, each question once. */
  private async kept(): Promise<Kept[]> {
    const today = dayOfDate(wallAt('UTC', this.platform.clock.now()).date)!;
    const asked = await this.engine.understand(
      { kind: 'system', name: 'reports' },
      { figures: SUMMED, from: dateOfDay(today - 30), to: dateOfDay(today) },
    );
    const all = asked.figures.flatMap(({ plan, ask }) => {
      const parts = plan.source === 'quotient' ? [plan.numerator, plan.denominator] : [plan];
      return parts.flatMap((part) => keptOf(part, ask) ?? []);
    });
    return [...new Map(all.map((one) => [one.signature, one])).values()];
  }
}

/** What is added up, and how. */
interface Kept {
  signature: string;
  ask: Question;
  /** Also days without any change: what has no end goes on in them. */
  always: boolean;
  sums(days: readonly string[]): Statement;
}

function keptOf(plan: Plan, ask: Question): Kept | null {
  if (plan.source === 'time') {
    const sums = (days: readonly string[]) => timeSums(plan.kind, ask, days);
    return { signature: timeSignature(plan.kind, ask), ask, always: true, sums };
  }
  if (plan.source !== 'facts' || !rolledBy(plan, ask)) return null;
  const sums = (days: readonly string[]) => sumsStatement(plan, ask, { days, dimensions: [] });
  return { signature: signatureOf(plan, ask), ask, always: false, sums };
}
