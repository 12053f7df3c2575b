import { type Clock, type Leases, type Log, makeHolder, type UnitOfWork } from '@yingda/platform';
import type { ChannelAdapter } from '../adapters/adapter';
import type { Inbox } from '../domain/inbox';
import type { AdapterContexts } from '../ports';
import type { ChannelCursorTable, Cursor } from '../storage/channel-cursors';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import type { KeepEvents } from './keep-events';

/** Longer than any page takes; a process that dies with it is waited for no longer than that. */
const LEASE_MS = 60_000;
const AT_ONCE = 4;
/** Pages in one go, before other accounts have their turn. */
const PAGES = 20;
const TROUBLE_MS = 2_000;
const MOST_TROUBLE_MS = 5 * 60_000;
/** When nothing but a hint makes us ask, we ask all the same, seldom: a hint may have been lost. */
const UNASKED_MS = 10 * 60_000;
/** How often it is looked for accounts that have come or gone. */
const LOOK_MS = 15_000;

/** What pulling stands on. */
export interface PullWay {
  inboxes: InboxTable;
  accounts: Accounts;
  cursors: ChannelCursorTable;
  keep: KeepEvents;
  contexts: AdapterContexts;
}

/**
 * Fetches what providers do not push: one process per account, a page and the place after it in one transaction. What
 * was fetched twice, or came by a webhook as well, is known by its key.
 */
export class PullAccounts {
  private readonly holder = makeHolder();
  private lookedAt = -Infinity;

  constructor(
    private readonly way: PullWay,
    private readonly unitOfWork: UnitOfWork,
    private readonly own: { leases: Leases; clock: Clock; log: Log; wake: (inMs: number) => void },
  ) {}

  /** Accounts that are due. After how many milliseconds the next one is; null when none is to be pulled. */
  async round(): Promise<number | null> {
    await this.look();
    const due = await this.way.cursors.due(this.own.clock.now(), AT_ONCE);
    await Promise.all(due.map((cursor) => this.account(cursor)));
    const next = await this.way.cursors.nextDue();
    return next && Math.max(200, next.getTime() - this.own.clock.now().getTime());
  }

  // Accounts with something to pull have a row that says when; a new one is due at once.
  private async look(): Promise<void> {
    if (performance.now() - this.lookedAt < LOOK_MS) return;
    this.lookedAt = performance.now();
    const pulled = (await this.way.inboxes.all()).filter((inbox) => this.pulledBy(inbox));
    await this.way.cursors.ensure(
      pulled.map((inbox) => inbox.id),
      this.own.clock.now(),
    );
  }

  private async account({ inboxId }: Cursor): Promise<void> {
    const name = `channel-pull ${inboxId}`;
    if (!(await this.own.leases.acquire(name, this.holder, LEASE_MS))) return;
    try {
      await this.pages(inboxId, name);
    } finally {
      await this.own.leases.release(name, this.holder);
    }
  }

  private async pages(inboxId: string, lease: string): Promise<void> {
    const inbox = await this.way.inboxes.byId(inboxId);
    const adapter = inbox && this.pulledBy(inbox);
    if (!inbox || !adapter) return this.way.cursors.remove(inboxId);
    try {
      for (let page = 0; page < PAGES; page++) {
        if (!(await this.page(inbox, adapter))) return;
        if (!(await this.own.leases.renew(lease, this.holder, LEASE_MS))) return;
      }
    } catch (error) {
      await this.failed(inbox, error);
    }
  }

  /** Null for an account that nothing is to be fetched for. */
  private pulledBy(inbox: Inbox): ChannelAdapter | null {
    const { accounts } = this.way;
    const adapter = accounts.adapterOf(inbox);
    if (inbox.paused || !adapter?.pull) return null;
    return adapter.pulls?.(accounts.settingsOf(inbox)) === false ? null : adapter;
  }

  /** One page; whether there is another one. */
  private async page(inbox: Inbox, adapter: ChannelAdapter): Promise<boolean> {
    const { cursors, contexts, keep, accounts } = this.way;
    const from = await cursors.find(inbox.id);
    // Somebody else has just done it.
    if (!from || from.dueAt > this.own.clock.now()) return false;
    const pulled = await adapter.pull!(from.cursor, await contexts.of(inbox.id), from.hint ?? undefined);
    const now = this.own.clock.now();
    const pause = pulled.more ? 0 : (adapter.pullEveryMs ?? UNASKED_MS);
    const dueInMs = await this.unitOfWork.run(async () => {
      const account = { inboxId: inbox.id, adapter, settings: accounts.settingsOf(inbox) };
      const due = await keep.execute(account, pulled.events, 'pull');
      await cursors.advance(from, {
        cursor: pulled.cursor,
        // A hint is good for all its pages.
        keepHint: pulled.more,
        dueAt: new Date(now.getTime() + pause),
        at: now,
      });
      return due;
    });
    if (dueInMs !== null) this.own.wake(dueInMs);
    return pulled.more;
  }

  private async failed(inbox: Inbox, error: unknown): Promise<void> {
    const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const { failures } = (await this.way.cursors.find(inbox.id)) ?? { failures: 0 };
    const pause = Math.min(TROUBLE_MS * 2 ** Math.min(failures, 10), MOST_TROUBLE_MS);
    this.own.log.warn(
      { reason: text, inbox: inbox.key, failures: failures + 1 },
      'An account could not be pulled',
    );
    const dueAt = new Date(this.own.clock.now().getTime() + pause);
    await this.way.cursors.failed(inbox.id, { dueAt, error: text });
  }
}
