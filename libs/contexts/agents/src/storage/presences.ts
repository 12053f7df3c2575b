import type { Database } from '@yingda/platform';
import type { Presence, Watch } from '../domain/presence';
import { LEASE_MS } from '../domain/presence';

// A connection made this recently may be missing from a list that was taken before it.
const TOO_NEW_MS = 10_000;

// Everything of one renewal in one statement: the gateway's lease, connections it no longer has, connections it has
// and the database does not know (made while the database could not be reached).
const RENEW = `with gateway as (
  insert into agent_gateways (gateway_id, renewed_at) values ($1, $2)
  on conflict (gateway_id) do update set renewed_at = excluded.renewed_at
  returning gateway_id
), held as (
  select * from unnest($3::text[], $4::uuid[]) as h(socket_id, agent_id)
), gone as (
  delete from agent_connections c using gateway g
  where c.gateway_id = g.gateway_id and c.connected_at < $5
    and not exists (select 1 from held h where h.socket_id = c.socket_id)
  returning c.agent_id
), added as (
  insert into agent_connections (socket_id, agent_id, gateway_id, connected_at)
  select h.socket_id, h.agent_id, g.gateway_id, $2 from held h cross join gateway g
    join agents a on a.id = h.agent_id and a.account_state = 'active'
  on conflict (socket_id) do nothing
  returning agent_id
)
select agent_id as id from gone union select agent_id from added`;

/** A socket of an agent on a gateway. */
export interface Connection {
  socketId: string;
  agentId: string;
}

/** Rows of `agent_presence`, `agent_connections`, `agent_gateways` and `presence_watch`. */
export class Presences {
  constructor(private readonly database: Database) {}

  /** Presence under the lock of the agent's row, and whether any connection is known. */
  async find(agentId: string): Promise<{ presence: Presence; connected: boolean } | null> {
    const [row] = await this.database.query<Presence & { connected: boolean }>(
      `select chosen, reason, since, shown, disconnected_at as "disconnectedAt", lost_at as "lostAt",
         exists (select 1 from agent_connections c where c.agent_id = p.agent_id) as connected
       from agent_presence p where agent_id = $1`,
      [agentId],
    );
    if (!row) return null;
    const { connected, ...presence } = row;
    return { presence, connected };
  }

  async insert(agentId: string, presence: Presence): Promise<void> {
    await this.database.query(
      `insert into agent_presence (agent_id, chosen, reason, since, shown, disconnected_at, lost_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      this.values(agentId, presence),
    );
  }

  async save(agentId: string, presence: Presence): Promise<void> {
    await this.database.query(
      `update agent_presence set chosen = $2, reason = $3, since = $4, shown = $5, disconnected_at = $6, lost_at = $7
       where agent_id = $1`,
      this.values(agentId, presence),
    );
  }

  async connect(connection: Connection, gatewayId: string, now: Date): Promise<void> {
    await this.database.query(
      'insert into agent_gateways (gateway_id, renewed_at) values ($1, $2) on conflict (gateway_id) do nothing',
      [gatewayId, now],
    );
    await this.database.query(
      `insert into agent_connections (socket_id, agent_id, gateway_id, connected_at) values ($1, $2, $3, $4)
       on conflict (socket_id) do nothing`,
      [connection.socketId, connection.agentId, gatewayId, now],
    );
  }

  async agentOf(socketId: string): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      'select agent_id as id from agent_connections where socket_id = $1',
      [socketId],
    );
    return rows[0]?.id ?? null;
  }

  async disconnect(socketId: string): Promise<void> {
    await this.database.query('delete from agent_connections where socket_id = $1', [socketId]);
  }

  async disconnectAll(agentId: string): Promise<void> {
    await this.database.query('delete from agent_connections where agent_id = $1', [agentId]);
  }

  /** Renews a gateway's lease; gives the agents whose connections turned out to differ. */
  async renew(gatewayId: string, held: Connection[], now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(RENEW, [
      gatewayId,
      now,
      held.map((connection) => connection.socketId),
      held.map((connection) => connection.agentId),
      new Date(now.getTime() - TOO_NEW_MS),
    ]);
    return rows.map((row) => row.id);
  }

  /** Gives the lease back: what was connected there is connected no more. */
  async removeGateway(gatewayId: string): Promise<void> {
    await this.database.query('delete from agent_gateways where gateway_id = $1', [gatewayId]);
  }

  // One sweep at a time is enough; who finds another at it leaves it alone.
  async lockWatch(): Promise<Watch | null> {
    const rows = await this.database.query<Watch>(
      `select swept_at as "sweptAt", resumed_at as "resumedAt", reachable_since as "reachableSince"
       from presence_watch for no key update skip locked`,
    );
    return rows[0] ?? null;
  }

  async reachableSince(): Promise<Date | null> {
    const rows = await this.database.query<{ at: Date | null }>(
      'select reachable_since as at from presence_watch',
    );
    return rows[0]?.at ?? null;
  }

  async saveWatch(watch: Watch): Promise<void> {
    await this.database.query(
      'update presence_watch set swept_at = $1, resumed_at = $2, reachable_since = $3',
      [watch.sweptAt, watch.resumedAt, watch.reachableSince],
    );
  }

  async gatewaysAlive(now: Date): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'select count(*)::int as count from agent_gateways where renewed_at > $1',
      [new Date(now.getTime() - LEASE_MS)],
    );
    return row?.count ?? 0;
  }

  /** Removes gateways that have not renewed although they could, and their connections with them. */
  async removeDeadGateways(now: Date, resumedAt: Date | null): Promise<void> {
    const limit = new Date(now.getTime() - LEASE_MS);
    if (resumedAt && resumedAt > limit) return;
    await this.database.query('delete from agent_gateways where renewed_at <= $1', [limit]);
  }

  /** Agents who are watched and have no connection. */
  async disconnected(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select agent_id as id from agent_presence p where lost_at is null
         and not exists (select 1 from agent_connections c where c.agent_id = p.agent_id)`,
    );
    return rows.map((row) => row.id);
  }

  private values(agentId: string, presence: Presence): unknown[] {
    const { chosen, reason, since, shown, disconnectedAt, lostAt } = presence;
    return [agentId, chosen, reason, since, shown, disconnectedAt, lostAt];
  }
}
