import { type Log, Rounds } from '@yingda/platform';
import type { WorkImports } from './work-imports';

/** How often a process looks for an import that another one has left. */
const EVERY_MS = 3_000;

/** Imports go on by themselves, in whichever process works in the background. */
export class ImportWorker {
  private readonly rounds: Rounds;

  constructor(
    private readonly work: WorkImports,
    log: Log,
  ) {
    this.rounds = new Rounds(async () => ((await work.execute()) ? 0 : null), {
      name: 'Importing conversations',
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

  /** Ends after the lines in hand; whoever works next goes on there. */
  async stop(): Promise<void> {
    this.work.stop();
    await this.rounds.stop();
  }
}
