import type { Clock } from '@yingda/platform';
import type { ReplyLog } from '../../storage/replies/reply-log';

const KEPT_MS = 90 * 86_400_000;
const BATCH = 5_000;

/** Removes what was decided more than 90 days ago, some thousand lines at a time. */
export class ForgetReplyLog {
  constructor(
    private readonly log: ReplyLog,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    while ((await this.log.forget(before, BATCH)) === BATCH);
  }
}
