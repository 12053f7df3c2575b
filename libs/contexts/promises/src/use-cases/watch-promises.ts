import type { Log } from '@yingda/platform';
import { fewAtOnce, isConnectionError, Rounds } from '@yingda/platform';
import { broken, isBroken, isReminderDue, reminded } from '../domain/promise';
import { PromiseNews, type PromiseParts } from './promise-ground';
import { PROMISES } from './work-promise';

const POLL_MS = 500;
const BATCH = 100;

/**
 * Reminds who owes something, and notices what is broken, at most a second late and recorded with the time it was due.
 * One read along a partial index while nothing is. Every worker looks; the row's lock, taken without waiting, makes one
 * of them do it.
 */
export class WatchPromises {
  private readonly rounds: Rounds;
  private readonly news: PromiseNews;

  constructor(
    private readonly parts: PromiseParts,
    private readonly log: Log,
  ) {
    this.news = new PromiseNews(parts);
    this.rounds = new Rounds(() => this.look(), { name: 'Watching promises', log, everyMs: POLL_MS });
  }

  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** Everything that is to be noticed now; called by itself while started, by specs as they like. */
  async runDue(): Promise<void> {
    await this.workOff();
  }

  /** False when something due was left: it failed, or is in another node's hands. Neither holds up any other. */
  private async workOff(): Promise<boolean> {
    const left = new Set<string>();
    for (;;) {
      const due = await this.parts.promises.due(this.parts.clock.now(), BATCH + left.size);
      const open = due.filter((id) => !left.has(id));
      if (open.length === 0) return left.size === 0;
      const notice = async (id: string) => {
        if (!(await this.noticeOne(id))) left.add(id);
      };
      await fewAtOnce(open, notice, {
        failed: (err, id) => {
          if (isConnectionError(err)) throw err;
          left.add(id);
          this.log.warn({ err, promise: id }, 'A promise could not be looked at and is tried again');
        },
      });
    }
  }

  private async look(): Promise<number> {
    if (!(await this.workOff())) return POLL_MS;
    const now = this.parts.clock.now();
    const next = await this.parts.promises.nextDue(new Date(now.getTime() + POLL_MS));
    return next ? Math.max(next.getTime() - now.getTime() + 1, 1) : POLL_MS;
  }

  /** Whether anything was noticed. */
  private async noticeOne(id: string): Promise<boolean> {
    const { unitOfWork, promises, talks, staff, clock, outbox } = this.parts;
    const known = await promises.find(id);
    if (!known) return false;
    return unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = await promises.lock(id, { skip: true });
      const now = clock.now();
      if (!before) return false;
      const step = { byId: null, byName: PROMISES.name, fromId: null, toId: null, note: '' };
      if (isBroken(before, now)) {
        const after = broken(before);
        await promises.save(after);
        await promises.note(id, { ...step, step: 'broken', at: after.dueAt });
        const leads = (await staff.leadsOf(after.teamId)).map((one) => one.id);
        const told = await this.news.change(after, PROMISES, [after.ownerId, ...leads]);
        await outbox.append('promise.broken', id, told);
        if (after.conversationId)
          await talks.record(after.conversationId, 'promise-broken', {
            ...{ kind: after.kind, what: after.what },
            ...(after.score === null ? {} : { score: String(after.score) }),
          });
      } else if (isReminderDue(before, now)) {
        const after = reminded(before, now);
        await promises.save(after);
        await promises.note(id, { ...step, step: 'reminded', at: now });
        await outbox.append('promise.due', id, await this.news.change(after, PROMISES, [after.ownerId]));
      } else return false;
      return true;
    });
  }
}
