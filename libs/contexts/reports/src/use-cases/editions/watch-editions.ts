import { Rounds, type Log } from '@yingda/platform';
import type { MailEditions } from './mail-editions';
import type { MakeEditions } from './make-editions';

const EVERY_MS = 30_000;

/** Makes reports when their period is over, and sends those that wait. Three small reads while nothing is to be done. */
export class WatchEditions {
  private readonly rounds: Rounds;

  constructor(
    private readonly make: MakeEditions,
    private readonly mail: MailEditions,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.look(), { name: 'Making reports', log, everyMs: EVERY_MS });
  }

  /** With `when`, works only while that is true. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  wake(): void {
    this.rounds.wake();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** Everything that is due now; called by itself while started, by specs as they like. */
  async look(): Promise<null> {
    await this.make.execute();
    await this.mail.execute();
    return null;
  }
}
