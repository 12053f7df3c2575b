import type { ChannelAdapter } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import type { Inbox } from '../domain/inbox';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

/** An account as a hook needs it: whose it is, and the keys it is verified with. */
export interface HookAccount {
  inbox: Inbox;
  adapter: ChannelAdapter;
  settings: Settings;
}

/** For so long an account is not read again: hundreds of hooks a second would read the same row hundreds of times. */
const FRESH_MS = 1_000;
/** Nor so soon again when somebody doubts it: a flood of forged requests is no flood of statements. */
const JUST_READ_MS = 50;
const MOST = 500;

interface Known {
  readAt: number;
  account: Promise<HookAccount | null>;
}

/**
 * Accounts by the key in their hook's address. What is not found, or does not verify, is to be asked for with
 * `again`: somebody has just made the inbox or changed its keys, here or on another node. Keys that were taken away are
 * good for a second more.
 */
export class HookAccounts {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
  ) {}

  async of(key: string): Promise<HookAccount | null> {
    return this.within(FRESH_MS, key);
  }

  async again(key: string): Promise<HookAccount | null> {
    return this.within(JUST_READ_MS, key);
  }

  private async within(ms: number, key: string): Promise<HookAccount | null> {
    const before = this.known.get(key);
    if (before && performance.now() - before.readAt < ms) return before.account;
    const known = { readAt: performance.now(), account: this.read(key) };
    this.known.delete(key);
    this.known.set(key, known);
    const found = await known.account.catch((error: unknown) => {
      this.forget(key, known);
      throw error;
    });
    // Whoever tries keys fills no memory.
    if (!found) this.forget(key, known);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST) break;
      this.known.delete(oldest);
    }
    return found;
  }

  private async read(key: string): Promise<HookAccount | null> {
    const inbox = await this.inboxes.byKey(key);
    const adapter = inbox && this.accounts.adapterOf(inbox);
    return inbox && adapter ? { inbox, adapter, settings: this.accounts.settingsOf(inbox) } : null;
  }

  private forget(key: string, one: Known): void {
    if (this.known.get(key) === one) this.known.delete(key);
  }
}
