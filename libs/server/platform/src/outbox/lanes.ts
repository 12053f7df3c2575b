import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { isGone, makeHolder } from '../leases/holder';
import { LANES } from './outbox-row';

/** How long a relay that stopped renewing keeps its lanes. */
export const LANE_LEASE_MS = 10_000;

const STANDBY = 'standby';

/** A name for a relay that works only while no other one lives. */
export function standbyHolder(): string {
  return makeHolder(STANDBY);
}

const isStandby = (holder: string): boolean => holder.endsWith(`/${STANDBY}`);

/**
 * The share of lanes one relay works on: one holder per lane, shared evenly between the relays that live. Those that
 * stand by have a share only when there is nobody else.
 */
export class Lanes {
  private readonly mine = new Set<number>();
  private readonly leaving = new Set<number>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    readonly holder: string,
  ) {}

  get held(): ReadonlySet<number> {
    return this.mine;
  }

  /** Whether nothing new is to begin on this lane: another relay waits for it. */
  isLeaving(lane: number): boolean {
    return this.leaving.has(lane);
  }

  /**
   * Renews, gives up what is above the fair share, takes what is free. A lane that is busy is given up at a later
   * renewal, and leaves until then: under a load that never ends it would never be idle by itself.
   */
  async renew(isBusy: (lane: number) => boolean): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + LANE_LEASE_MS);
    const share = this.shareAmong(await this.livingRelays(now, until));
    const kept = await this.database.query<{ lane: number }>(
      'update outbox_lanes set expires_at = $2 where holder = $1 returning lane',
      [this.holder, until],
    );
    this.mine.clear();
    this.leaving.clear();
    for (const row of kept) this.mine.add(row.lane);
    if (this.mine.size > share) {
      const idleFirst = [...this.mine].sort((a, b) => Number(isBusy(a)) - Number(isBusy(b)));
      const above = idleFirst.slice(0, this.mine.size - share);
      for (const lane of above) this.leaving.add(lane);
      await this.giveUp(above.filter((lane) => !isBusy(lane)));
    } else if (this.mine.size < share) await this.take(share - this.mine.size, { now, until });
  }

  /** Gives everything back, so that others need not wait for the leases to end. */
  async release(): Promise<void> {
    await this.giveUp([...this.mine]);
    await this.database.query('delete from outbox_relays where holder = $1', [this.holder]);
  }

  private shareAmong(living: string[]): number {
    const working = living.filter((holder) => !isStandby(holder));
    if (working.length === 0) return Math.ceil(LANES / living.length);
    return isStandby(this.holder) ? 0 : Math.ceil(LANES / working.length);
  }

  private async livingRelays(now: Date, until: Date): Promise<string[]> {
    await this.database.query(
      `insert into outbox_relays (holder, expires_at) values ($1, $2)
       on conflict (holder) do update set expires_at = excluded.expires_at`,
      [this.holder, until],
    );
    const rows = await this.database.query<{ holder: string; expired: boolean }>(
      'select holder, expires_at <= $1 as expired from outbox_relays',
      [now],
    );
    const dead = rows.filter((row) => row.expired || isGone(row.holder)).map((row) => row.holder);
    if (dead.length > 0) await this.bury(dead);
    return rows.map((row) => row.holder).filter((holder) => !dead.includes(holder));
  }

  private async bury(dead: string[]): Promise<void> {
    await this.database.query('delete from outbox_relays where holder = any($1)', [dead]);
    await this.database.query(
      'update outbox_lanes set holder = null, expires_at = null where holder = any($1)',
      [dead],
    );
  }

  private async giveUp(lanes: number[]): Promise<void> {
    for (const lane of lanes) {
      this.mine.delete(lane);
      this.leaving.delete(lane);
    }
    await this.database.query(
      'update outbox_lanes set holder = null, expires_at = null where holder = $1 and lane = any($2::smallint[])',
      [this.holder, lanes],
    );
  }

  private async take(count: number, at: { now: Date; until: Date }): Promise<void> {
    const taken = await this.database.query<{ lane: number }>(
      `update outbox_lanes set holder = $1, expires_at = $2 where lane in (
         select lane from outbox_lanes where holder is null or expires_at <= $3
         order by lane limit $4 for update skip locked)
       returning lane`,
      [this.holder, at.until, at.now, count],
    );
    for (const row of taken) this.mine.add(row.lane);
  }
}
