import type { ShownPresenceState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { loadsSql } from './routing-loads';

/** What of an agent changes with every conversation. */
export interface Moving {
  agentId: string;
  shown: ShownPresenceState;
  /** Chosen to be online, and connected. */
  there: boolean;
  busy: number;
  held: number;
  lastAssignedMs: number | null;
}

/** At which moment, and whether any team weighs conversations or counts idle ones apart. */
export interface Asked {
  now: Date;
  weighs: boolean;
}

/** All rows are read anew so often, beside the decision: what no row tells of (a connection that went) is then known. */
const RENEWED_MS = 10_000;
/** After so long without any question they are read anew before it is answered. */
const OLD_MS = 60_000;

// A row says which transaction wrote it. The oldest one that was still running when rows were read last is the horizon:
// whatever has been committed since was written by it or by a later one.
const CHANGED = ['agent_presence', 'agent_connections', 'agent_loads', 'routing_agents']
  .map((table) => `select agent_id from ${table} where age(xmin) <= age($2::xid)`)
  .join(' union ');
const WHO = {
  all: 'select agent_id from agent_presence where $2::text is null',
  one: 'select $2::uuid as agent_id',
  changed: CHANGED,
};

// Times as numbers, because a thousand dates take longer to read than all else. One row says the horizon when there are
// no agents.
const MOVING = (who: keyof typeof WHO, weighs: boolean) => `with asked as materialized (${WHO[who]})
  select h.horizon, m.* from (select pg_snapshot_xmin(pg_current_snapshot())::xid::text as horizon) h left join (
    select p.agent_id as "agentId", p.shown,
      p.chosen = 'online' and p.disconnected_at is null
        and exists (select 1 from agent_connections k where k.agent_id = p.agent_id) as there,
      coalesce(l.busy, 0) as busy, coalesce(l.held, 0) as held,
      extract(epoch from g.last_assigned_at)::float8 * 1000 as "lastAssignedMs"
    from asked join agent_presence p on p.agent_id = asked.agent_id
      left join (${loadsSql(weighs)}) l on l.agent_id = p.agent_id
      left join routing_agents g on g.agent_id = p.agent_id
    where $1::timestamptz is not null) m on true`;

interface Kept {
  rows: Map<string, Moving>;
  horizon: string;
  at: number;
  weighs: boolean;
}

/**
 * Presence and loads of all agents, kept in memory: each question reads only what has been committed since the last one.
 * Not to be asked in a transaction that has changed any of it itself.
 */
export class MovingAgents {
  private kept: Kept | null = null;
  private renewing = false;

  constructor(private readonly database: Database) {}

  /** By agent, as they are now. */
  async all(asked: Asked): Promise<ReadonlyMap<string, Moving>> {
    const { kept } = this;
    const age = kept ? Math.abs(asked.now.getTime() - kept.at) : Infinity;
    if (!kept || kept.weighs !== asked.weighs || age > OLD_MS)
      return (this.kept = await this.read(asked)).rows;
    if (age > RENEWED_MS) void this.database.units.exit(() => this.renew(asked.now)).catch(() => undefined);
    const { rows, horizon } = await this.ask('changed', asked, kept.horizon);
    for (const row of rows) kept.rows.set(row.agentId, row);
    // Of two at once the one that saw less may come later: its horizon is then the older one, too.
    kept.horizon = horizon;
    return kept.rows;
  }

  /** One of them, from the database alone. */
  async one(agentId: string, asked: Asked): Promise<Moving | undefined> {
    return (await this.ask('one', asked, agentId)).rows[0];
  }

  forget(): void {
    this.kept = null;
  }

  /** Reads all of them anew if any are kept. Not in anybody's transaction, who may have to wait for it. */
  async renew(now: Date): Promise<void> {
    const before = this.kept;
    if (!before || this.renewing) return;
    this.renewing = true;
    try {
      const kept = await this.read({ now, weighs: before.weighs });
      if (this.kept === before) this.kept = kept;
    } finally {
      this.renewing = false;
    }
  }

  private async read(asked: Asked): Promise<Kept> {
    const { rows, horizon } = await this.ask('all', asked, null);
    const { now, weighs } = asked;
    return { rows: new Map(rows.map((row) => [row.agentId, row])), horizon, at: now.getTime(), weighs };
  }

  private async ask(who: keyof typeof WHO, { now, weighs }: Asked, which: string | null) {
    const rows = await this.database.prepared<Moving & { horizon: string; agentId: string | null }>(
      `routing-moving-${who}${weighs ? '-weighed' : ''}`,
      MOVING(who, weighs),
      [now, which],
    );
    return { rows: rows.filter((row) => row.agentId !== null) as Moving[], horizon: rows[0]!.horizon };
  }
}
