import { type Clock, type Leases, type Log, makeHolder } from '@yingda/platform';
import type { AdapterContext } from '../adapters/adapter';
import type { Inbox } from '../domain/inbox';
import type { PullWay } from './pull-accounts';

const LEASE_MS = 30_000;

interface Watched {
  version: number;
  stop: AbortController;
  ended: Promise<void>;
}

/**
 * Holds the connections on which providers say that there is something to pull: one per account over all nodes. Whoever
 * loses the lease lets go; whose settings change is connected anew.
 */
export class WatchAccounts {
  private readonly holder = makeHolder();
  private readonly watched = new Map<string, Watched>();

  constructor(
    private readonly way: PullWay,
    private readonly own: { leases: Leases; clock: Clock; log: Log; onNews: () => void },
  ) {}

  /** Looks who is to be watched, and keeps the leases of those who are. */
  async round(): Promise<null> {
    const inboxes = (await this.way.inboxes.all()).filter(
      (inbox) => !inbox.paused && this.way.accounts.adapterOf(inbox)?.watch,
    );
    const wanted = new Map(inboxes.map((inbox) => [inbox.id, inbox]));
    for (const [id, one] of this.watched) {
      const inbox = wanted.get(id);
      const kept =
        inbox?.version === one.version && (await this.own.leases.renew(leaseOf(id), this.holder, LEASE_MS));
      if (!kept) await this.letGo(id);
    }
    for (const inbox of inboxes) if (!this.watched.has(inbox.id)) await this.begin(inbox);
    return null;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.watched.keys()].map((id) => this.letGo(id)));
  }

  private async begin(inbox: Inbox): Promise<void> {
    const { leases, log } = this.own;
    if (!(await leases.acquire(leaseOf(inbox.id), this.holder, LEASE_MS))) return;
    const stop = new AbortController();
    const context = await this.contextOf(inbox);
    if (!context) return leases.release(leaseOf(inbox.id), this.holder);
    const watch = this.way.accounts.adapterOf(inbox)!.watch!;
    const ended = watch(context, () => this.news(inbox.id), stop.signal).catch((error: unknown) =>
      log.warn({ err: error, inbox: inbox.key }, 'Watching an account ended by itself'),
    );
    this.watched.set(inbox.id, { version: inbox.version, stop, ended });
    // One that ended by itself is begun again at the next look.
    void ended.then(() => {
      if (this.watched.get(inbox.id)?.stop === stop) this.watched.delete(inbox.id);
    });
  }

  /** Null when it cannot be spoken with: the other accounts are watched all the same. */
  private async contextOf(inbox: Inbox): Promise<AdapterContext | null> {
    try {
      return await this.way.contexts.of(inbox.id);
    } catch (error) {
      this.own.log.warn({ err: error, inbox: inbox.key }, 'An account cannot be watched');
      return null;
    }
  }

  private news(inboxId: string): void {
    const { clock, log, onNews } = this.own;
    this.way.cursors.hint(inboxId, null, clock.now()).then(onNews, (error: unknown) =>
      // What was missed here is fetched by the clock.
      log.warn({ err: error, inboxId }, 'An account’s news could not be noted'),
    );
  }

  private async letGo(id: string): Promise<void> {
    const one = this.watched.get(id);
    this.watched.delete(id);
    one?.stop.abort();
    await one?.ended;
    await this.own.leases.release(leaseOf(id), this.holder);
  }
}

function leaseOf(inboxId: string): string {
  return `channel-watch ${inboxId}`;
}
