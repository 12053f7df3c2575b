import type { Clock, Log } from '@yingda/platform';
import type { EditionPost } from '../../ports';
import { wireEdition } from './edition-desk';
import type { EditionTables } from './make-editions';

/** Longer takes no mail server: the process that had it is gone. */
const LOST_MS = 10 * 60_000;

/** Sends what waits, one after the other, each once. */
export class MailEditions {
  constructor(
    private readonly tables: EditionTables,
    private readonly post: EditionPost,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async execute(): Promise<number> {
    const { mails, editions } = this.tables;
    const now = this.clock.now();
    await mails.giveUp(new Date(now.getTime() - LOST_MS), now);
    let sent = 0;
    for (;;) {
      const mail = await mails.take(this.clock.now());
      if (!mail) return sent;
      const edition = await editions.find(mail.editionId);
      let problem: string | null;
      try {
        problem = await this.post.send({ ...mail, edition: wireEdition(edition!) });
      } catch (error) {
        this.log.warn({ err: error, mail: mail.id }, 'A report could not be mailed');
        problem = (error as Error).message.slice(0, 300);
      }
      await mails.ended(mail.id, {
        state: problem === null ? 'sent' : 'failed',
        problem: problem ?? '',
        at: this.clock.now(),
      });
      sent += 1;
    }
  }
}
