import type { Clock, Cryptor, Database } from '@yingda/platform';
import { ProviderUnreachable } from '../domain/provider-error';
import { type TokenRow, TokenTable } from '../storage/tokens';

/** A token as its provider gives it. */
export interface FreshToken {
  token: string;
  expiresInSeconds: number;
}
type FetchToken = () => Promise<FreshToken>;

const NAME = 'access';
/** Not used any more so long before its end: a call may take its time, and clocks differ. */
const MARGIN_MS = 300_000;
const LEASE_MS = 10_000;
const WAIT_MS = 3_000;
const LOOK_MS = 50;

/**
 * One token of an account for all nodes, fetched by one of them: within a process all wait for one promise, between
 * processes a row's lease decides, and its rising number keeps who comes back late from overwriting a newer one.
 */
export class TokenCache {
  private readonly table: TokenTable;
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(
    database: Database,
    private readonly clock: Clock,
    private readonly cryptor: Cryptor,
  ) {
    this.table = new TokenTable(database);
  }

  /** The token to use now. Whatever keeps it from being fetched has sent no message, and is thrown on as such. */
  async token(inboxId: string, fetchNew: FetchToken): Promise<string> {
    const row = await this.table.find(inboxId, NAME);
    const now = this.clock.now();
    if (row?.token && row.usableUntil! > now) return this.cryptor.decrypt(row.token);
    let work = this.underWay.get(inboxId);
    if (!work) {
      work = this.next(inboxId, row?.version ?? 0, fetchNew).finally(() => this.underWay.delete(inboxId));
      this.underWay.set(inboxId, work);
    }
    return work;
  }

  /** The provider refused it. When another one is kept by now, that one is left as it is. */
  async refused(inboxId: string, token: string): Promise<void> {
    const row = await this.table.find(inboxId, NAME);
    if (!row?.token || this.cryptor.decrypt(row.token) !== token) return;
    await this.table.refuse({ inboxId, name: NAME, version: row.version }, this.clock.now());
  }

  /** Fetches it, or waits for who does: their token, the old one while it lives, or their turn when they do not come back. */
  private async next(inboxId: string, version: number, fetchNew: FetchToken): Promise<string> {
    const began = performance.now();
    for (;;) {
      const lease = await this.lease(inboxId, version);
      const fetched = lease === null ? null : await this.fetch({ inboxId, name: NAME, lease }, fetchNew);
      if (fetched !== null) return fetched;
      const row = await this.table.find(inboxId, NAME);
      if (row?.token && (row.version > version || row.expiresAt! > this.clock.now()))
        return this.cryptor.decrypt(row.token);
      if (performance.now() - began > WAIT_MS)
        throw new ProviderUnreachable('Another node has not fetched a token in time.', false);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  private lease(inboxId: string, version: number): Promise<number | null> {
    const now = this.clock.now();
    return this.table.lease({ inboxId, name: NAME, version }, now, new Date(now.getTime() + LEASE_MS));
  }

  /** Null when the lease was lost meanwhile. */
  private async fetch(
    of: { inboxId: string; name: string; lease: number },
    fetchNew: FetchToken,
  ): Promise<string | null> {
    try {
      const fresh = await fetchNew();
      return (await this.table.store(of, this.rowOf(fresh))) ? fresh.token : null;
    } catch (error) {
      await this.table.release(of);
      // What could not be fetched was a token: no message has left.
      if (error instanceof ProviderUnreachable) throw new ProviderUnreachable(error.message, false);
      throw error;
    }
  }

  private rowOf({ token, expiresInSeconds }: FreshToken): Omit<TokenRow, 'version'> {
    const now = this.clock.now().getTime();
    const life = Math.max(0, expiresInSeconds * 1_000);
    return {
      token: this.cryptor.encrypt(token),
      expiresAt: new Date(now + life),
      usableUntil: new Date(now + Math.max(life - MARGIN_MS, life / 2)),
    };
  }
}
