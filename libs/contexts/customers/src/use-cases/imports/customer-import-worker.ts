import { type Log, Rounds } from '@yingda/platform';
import type { WorkCustomerImports } from './work-customer-imports';

/** How often a process looks for an import that somebody has started, or another process has left. */
const EVERY_MS = 2_000;

/** Imports go on by themselves, in whichever process works in the background. */
export class CustomerImportWorker {
  private readonly rounds: Rounds;

  constructor(
    private readonly work: WorkCustomerImports,
    log: Log,
  ) {
    this.rounds = new Rounds(async () => ((await work.execute()) ? 0 : null), {
      name: 'Importing customers',
      log,
      everyMs: EVERY_MS,
    });
  }

  /** `when`: whether it is this process's turn. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  wake(): void {
    this.rounds.wake();
  }

  /** Ends after the rows in hand; whoever works next goes on there. */
  async stop(): Promise<void> {
    this.work.stop();
    await this.rounds.stop();
  }
}
