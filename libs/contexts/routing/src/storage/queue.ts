import type { Database } from '@yingda/platform';
import type { Waiting } from '../domain/waiting';

const COLUMNS = `conversation_id as "conversationId", team_id as "teamId", entered_by as "enteredBy", front, queued_at as "queuedAt",
  offered_agent_id as "offeredAgentId", offer_expires_at as "offerExpiresAt", declined_by as "declinedBy",
  rest_until as "restUntil", held_until as "heldUntil"`;
const TURN = 'front desc, queued_at, conversation_id';

/** A row of the queue. */
export interface QueueRow extends Waiting {
  teamId: string;
  /** The event that last put it here. */
  enteredBy: string;
  offerExpiresAt: Date | null;
}

export interface NewWaiting {
  conversationId: string;
  teamId: string;
  front: boolean;
  queuedAt: Date;
  /** The event that puts it here, and when it happened. */
  enteredBy: string;
  at: Date;
}

/** The table of waiting conversations. */
export class QueueTable {
  constructor(private readonly database: Database) {}

  /**
   * One decision at a time in a team, over all nodes: until the transaction ends. Taken before any row, so that two
   * deciders never hold rows that the other one wants.
   */
  async lockTeam(teamId: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('routing:' || $1, 0))`, [
      teamId,
    ]);
  }

  /** Enters it, or begins its wait anew in this team; an offer made after that fact stands. */
  async enter(entry: NewWaiting): Promise<void> {
    const kept = (column: string) => `case when q.offered_at > $6 then q.${column} end`;
    await this.database.query(
      `insert into routing_queue as q (conversation_id, team_id, front, queued_at, entered_by)
       values ($1, $2, $3, $4, $5)
       on conflict (conversation_id) do update set team_id = excluded.team_id, front = excluded.front,
         queued_at = excluded.queued_at, entered_by = excluded.entered_by,
         offered_agent_id = ${kept('offered_agent_id')}, offered_at = ${kept('offered_at')},
         offer_expires_at = ${kept('offer_expires_at')}, declined_by = '{}', rest_until = null, held_until = null`,
      [entry.conversationId, entry.teamId, entry.front, entry.queuedAt, entry.enteredBy, entry.at],
    );
  }

  /** Back after an offer: keeps its place, and the next offer if that was made before this was heard. */
  async reenter(entry: NewWaiting): Promise<void> {
    await this.database.query(
      `insert into routing_queue (conversation_id, team_id, front, queued_at, entered_by)
       values ($1, $2, $3, $4, $5) on conflict (conversation_id) do update set entered_by = excluded.entered_by`,
      [entry.conversationId, entry.teamId, entry.front, entry.queuedAt, entry.enteredBy],
    );
  }

  /**
   * Gives the team it waited for; null when it did not wait. With `at`, when the fact happened that ended the wait: an
   * offer made after that shows that the fact is heard late and the conversation waits again.
   */
  async leave(conversationId: string, at: Date | null = null): Promise<string | null> {
    const rows = await this.database.query<{ teamId: string }>(
      `delete from routing_queue where conversation_id = $1
         and ($2::timestamptz is null or offered_at is null or offered_at <= $2) returning team_id as "teamId"`,
      [conversationId, at],
    );
    return rows[0]?.teamId ?? null;
  }

  /**
   * Takes out what turned out not to wait any more, unless it has come back meanwhile: then a later event put it here.
   */
  async leaveStale(row: QueueRow): Promise<void> {
    await this.database.query('delete from routing_queue where conversation_id = $1 and entered_by = $2', [
      row.conversationId,
      row.enteredBy,
    ]);
  }

  async find(conversationId: string): Promise<QueueRow | null> {
    const rows = await this.database.query<QueueRow>(
      `select ${COLUMNS} from routing_queue where conversation_id = $1`,
      [conversationId],
    );
    return rows[0] ?? null;
  }

  /** The team's queue in order of turn. */
  async of(teamId: string): Promise<QueueRow[]> {
    return this.database.query<QueueRow>(
      `select ${COLUMNS} from routing_queue where team_id = $1 order by ${TURN}`,
      [teamId],
    );
  }

  /** The first of the queue that are not offered to anybody; enough for one decision. */
  async firstOf(teamId: string, limit: number): Promise<QueueRow[]> {
    return this.database.query<QueueRow>(
      `select ${COLUMNS} from routing_queue where team_id = $1 and offered_agent_id is null
       order by ${TURN} limit $2`,
      [teamId, limit],
    );
  }

  async offer(offer: { conversationId: string; agentId: string; at: Date; expiresAt: Date }): Promise<void> {
    await this.database.query(
      `update routing_queue set offered_agent_id = $2, offered_at = $3, offer_expires_at = $4, held_until = null
       where conversation_id = $1`,
      [offer.conversationId, offer.agentId, offer.at, offer.expiresAt],
    );
  }

  /**
   * Ends the offer to this agent, if it is the one that stands; with `restUntil` those who declined are left in peace
   * till then. Gives the team.
   */
  async decline(decline: {
    conversationId: string;
    agentId: string;
    restUntil: Date | null;
  }): Promise<string | null> {
    const rows = await this.database.query<{ teamId: string }>(
      `update routing_queue set offered_agent_id = null, offered_at = null, offer_expires_at = null,
         declined_by = array_append(array_remove(declined_by, $2::uuid), $2::uuid),
         rest_until = coalesce($3, rest_until)
       where conversation_id = $1 and offered_agent_id = $2 returning team_id as "teamId"`,
      [decline.conversationId, decline.agentId, decline.restUntil],
    );
    return rows[0]?.teamId ?? null;
  }

  async hold(conversationId: string, until: Date): Promise<void> {
    await this.database.query('update routing_queue set held_until = $2 where conversation_id = $1', [
      conversationId,
      until,
    ]);
  }

  /** The first in turn over these teams that is not offered to somebody else. */
  async firstFor(agentId: string, teamIds: string[]): Promise<QueueRow | null> {
    const rows = await this.database.query<QueueRow>(
      `select ${COLUMNS} from routing_queue
       where team_id = any($2::uuid[]) and (offered_agent_id is null or offered_agent_id = $1)
       order by ${TURN} limit 1`,
      [agentId, teamIds],
    );
    return rows[0] ?? null;
  }

  async teams(): Promise<string[]> {
    const rows = await this.database.query<{ teamId: string }>(
      'select distinct team_id as "teamId" from routing_queue order by 1',
    );
    return rows.map((row) => row.teamId);
  }

  /** How many wait per team and since when the longest; teams where nobody waits are absent. */
  async summary(teamIds: string[]): Promise<{ teamId: string; waiting: number; oldestSince: Date }[]> {
    return this.database.query(
      `select team_id as "teamId", count(*)::int as waiting, min(queued_at) as "oldestSince"
       from routing_queue where team_id = any($1::uuid[]) group by team_id`,
      [teamIds],
    );
  }

  /** Position from 1 in its team's queue; null when it does not wait. */
  async position(conversationId: string): Promise<{ teamId: string; position: number } | null> {
    const rows = await this.database.query<{ teamId: string; position: number }>(
      `select one.team_id as "teamId", (select count(*)::int from routing_queue other
         where other.team_id = one.team_id
           and (not other.front, other.queued_at, other.conversation_id)
             <= (not one.front, one.queued_at, one.conversation_id)) as position
       from routing_queue one where one.conversation_id = $1`,
      [conversationId],
    );
    return rows[0] ?? null;
  }
}
