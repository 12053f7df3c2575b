import { Rounds, type Log } from '@yingda/platform';
import type { BackfillFacts } from './backfill-facts';
import type { RecordFacts } from './record-facts';
import type { RecordItems } from './record-items';

/** Longest a change waits that nobody woke this for: its process died. */
const EVERY_MS = 500;
/** What is said within so short a time is recorded together. */
const GATHER_MS = 100;

/** Records what has changed as soon as it is heard of, and between that makes up for what was before. */
export class FactRounds {
  private readonly rounds: Rounds;

  constructor(does: { record: RecordFacts; items: RecordItems; backfill: BackfillFacts }, log: Log) {
    const { record, items, backfill } = does;
    const work = async () => {
      if ((await record.execute()) + (await items.execute()) > 0) return 0;
      return (await items.backfill()) || (await backfill.execute()) ? 0 : null;
    };
    this.rounds = new Rounds(work, { name: 'Recording facts', log, everyMs: EVERY_MS });
  }

  /** With `when`, works only while that is true. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  wake(): void {
    this.rounds.wake(GATHER_MS);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }
}
