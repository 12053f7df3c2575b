import type { Clock, Log } from '@yingda/platform';
import { fewAtOnce, Rounds } from '@yingda/platform';
import type { InvitationsTable } from '../storage/invitations';
import type { KeepCourse } from './keep-course';
import type { SendPlanned } from './send-planned';

const POLL_MS = 1_000;
const BATCH = 50;

/**
 * Sends what is planned, reminds and ends, each at its time. One read along a partial index while nothing is due. Every
 * worker looks; the conversation and the invitation, locked one after the other, let one of them do it.
 */
export class WatchSurveys {
  private readonly rounds: Rounds;

  constructor(
    private readonly clock: Clock,
    private readonly invitations: InvitationsTable,
    private readonly does: { send: SendPlanned; keep: KeepCourse },
    private readonly log: Log,
  ) {
    this.rounds = new Rounds(() => this.look(), { name: 'Watching surveys', log, everyMs: POLL_MS });
  }

  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  wake(): void {
    this.rounds.wake();
  }

  /** Everything that is due now; called by itself while started, by specs as they like. */
  async runDue(): Promise<void> {
    await this.workOff();
  }

  /** False when one could not be gone on with: it holds up no other, and is tried again with a later look. */
  private async workOff(): Promise<boolean> {
    const failed = new Set<string>();
    for (;;) {
      const due = await this.invitations.due(this.clock.now(), BATCH + failed.size);
      const open = due.filter(({ id }) => !failed.has(id));
      if (open.length === 0) return failed.size === 0;
      const { send, keep } = this.does;
      await fewAtOnce(open, (one) => (one.state === 'planned' ? send.execute(one) : keep.due(one.id)), {
        failed: (err, { id }) => {
          failed.add(id);
          this.log.warn({ err, survey: id }, 'A survey could not be gone on with');
        },
      });
    }
  }

  private async look(): Promise<number> {
    if (!(await this.workOff())) return POLL_MS;
    const now = this.clock.now();
    const next = await this.invitations.nextDue(new Date(now.getTime() + POLL_MS));
    return next ? Math.max(next.getTime() - now.getTime() + 1, 20) : POLL_MS;
  }
}
