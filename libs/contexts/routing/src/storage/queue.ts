import type { Database } from '@yingda/platform';
import type { Classified, Known } from '../domain/classify';
import { type Apart, COLUMNS, type QueueRow, TURN } from './queue-row';

/** Where a conversation enters, and what is known of it. */
export interface NewWaiting {
  conversationId: string;
  teamId: string;
  front: boolean;
  queuedAt: Date;
  /** Absent: its customer waits in front of it. */
  apart?: Apart | null;
  /** The event that puts it here, and when it happened. */
  enteredBy: string;
  at: Date;
  known: Known;
  classified: Classified;
}

/** One far behind. */
export interface BehindRow {
  conversationId: string;
  queuedAt: Date;
  demand: string;
  apart: Apart | null;
}

const ENTRY = `conversation_id, team_id, front, queued_at, entered_by, channel, tier, language, topic_id, owner_agent_id,
  last_agent_id, units, head_start_seconds, needs, owner_until, last_agent_until, turn_at, demand, apart,
  segment_ids, promise_due`;
const RENEWED = ENTRY.split(',')
  .map((column) => column.trim())
  .filter((column) => column !== 'conversation_id')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');
// Who is called back later is not yet to be served.
const SERVED_NOW = `(apart is distinct from 'callback' or held_until is null or held_until <= $2)`;
const PLACES = ENTRY.split(',')
  .map((_, index) => `$${index + 1}`)
  .join(', ');

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
    const values = valuesOf(entry);
    const kept = (column: string) => `case when q.offered_at > $${values.length + 1} then q.${column} end`;
    await this.database.query(
      `insert into routing_queue as q (${ENTRY}) values (${PLACES})
       on conflict (conversation_id) do update set ${RENEWED},
         offered_agent_id = ${kept('offered_agent_id')}, offered_at = ${kept('offered_at')},
         offer_expires_at = ${kept('offer_expires_at')}, declined_by = '{}', rest_until = null, held_until = null`,
      [...values, entry.at],
    );
  }

  /** Back after an offer: keeps its place, and the next offer if that was made before this was heard. */
  async reenter(entry: NewWaiting): Promise<void> {
    await this.database.query(
      `insert into routing_queue (${ENTRY}) values (${PLACES})
       on conflict (conversation_id) do update set entered_by = excluded.entered_by`,
      valuesOf(entry),
    );
  }

  /** What changed rules make of those who wait. */
  async reclassify(
    changes: readonly { conversationId: string; classified: Classified; segmentIds: string[] }[],
  ): Promise<void> {
    if (changes.length === 0) return;
    await this.database.query(
      `update routing_queue q set units = n.units, head_start_seconds = n.head_start_seconds, needs = n.needs,
         owner_until = n.owner_until, last_agent_until = n.last_agent_until, turn_at = n.turn_at, demand = n.demand,
         segment_ids = n.segment_ids
       from jsonb_to_recordset($1::jsonb) as n (conversation_id uuid, units integer, head_start_seconds integer,
         needs jsonb, owner_until timestamptz, last_agent_until timestamptz, turn_at timestamptz, demand text,
         segment_ids uuid[])
       where q.conversation_id = n.conversation_id`,
      [
        JSON.stringify(
          changes.map(({ conversationId, classified, segmentIds }) => ({
            ...asRow(conversationId, classified),
            segment_ids: segmentIds,
          })),
        ),
      ],
    );
  }

  /** What has become known of one that waits; its place follows from it. */
  async renew(
    conversationId: string,
    { known, classified }: { known: Known; classified: Classified },
  ): Promise<void> {
    await this.database.query(
      `update routing_queue set tier = $2, language = $3, topic_id = $4, owner_agent_id = $5, last_agent_id = $6,
         promise_due = $7 where conversation_id = $1`,
      [
        ...[conversationId, known.tier, known.language, known.topicId],
        ...[known.ownerAgentId, known.lastAgentId, known.promiseDue],
      ],
    );
    await this.reclassify([{ conversationId, classified, segmentIds: known.segmentIds }]);
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

  /** So many of those who may be served now, in order of turn. */
  async first(teamId: string, { count, now }: { count: number; now: Date }): Promise<QueueRow[]> {
    return this.database.query<QueueRow>(
      `select ${COLUMNS} from routing_queue where team_id = $1 and ${SERVED_NOW} order by ${TURN} limit ${count}`,
      [teamId, now],
    );
  }

  /** Those behind them, with what a rough word about them needs. */
  async behind(teamId: string, { count, now }: { count: number; now: Date }): Promise<BehindRow[]> {
    return this.database.query<BehindRow>(
      `select conversation_id as "conversationId", queued_at as "queuedAt", demand, apart from routing_queue
       where team_id = $1 and ${SERVED_NOW} order by ${TURN} offset ${count}`,
      [teamId, now],
    );
  }

  /** Its customer does not wait in front of it any more, or does again; what it asks for is seen anew. */
  async setApart(
    conversationId: string,
    change: { apart: Apart | null; heldUntil: Date | null; classified: Classified },
  ): Promise<void> {
    const { units, headStartSeconds, needs, ownerUntil, lastAgentUntil, turnAt, demand } = change.classified;
    await this.database.query(
      `update routing_queue set apart = $2, held_until = $3, units = $4, head_start_seconds = $5, needs = $6,
         owner_until = $7, last_agent_until = $8, turn_at = $9, demand = $10 where conversation_id = $1`,
      [
        ...[conversationId, change.apart, change.heldUntil, units, headStartSeconds, JSON.stringify(needs)],
        ...[ownerUntil, lastAgentUntil, turnAt, demand],
      ],
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

  /** Before all that have not waited before; what that makes of it is worked out already. */
  async toFront(conversationId: string, { turnAt, demand }: Classified): Promise<void> {
    await this.database.query(
      'update routing_queue set front = true, turn_at = $2, demand = $3 where conversation_id = $1',
      [conversationId, turnAt, demand],
    );
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

  /** How many customers wait per team and since when the longest; teams where nobody does are absent. */
  async summary(teamIds: string[]): Promise<{ teamId: string; waiting: number; oldestSince: Date }[]> {
    return this.database.query(
      `select team_id as "teamId", count(*)::int as waiting, min(queued_at) as "oldestSince"
       from routing_queue where team_id = any($1::uuid[]) and apart is null group by team_id`,
      [teamIds],
    );
  }
}

function valuesOf({ known, classified, ...entry }: NewWaiting): unknown[] {
  return [
    ...[entry.conversationId, entry.teamId, entry.front, entry.queuedAt, entry.enteredBy],
    ...[known.channel, known.tier, known.language, known.topicId, known.ownerAgentId, known.lastAgentId],
    ...[classified.units, classified.headStartSeconds, JSON.stringify(classified.needs)],
    ...[
      classified.ownerUntil,
      classified.lastAgentUntil,
      classified.turnAt,
      classified.demand,
      entry.apart ?? null,
      known.segmentIds,
      known.promiseDue,
    ],
  ];
}

function asRow(conversationId: string, classified: Classified): object {
  const { units, headStartSeconds, needs, ownerUntil, lastAgentUntil, turnAt, demand } = classified;
  return {
    ...{ conversation_id: conversationId, units, needs, demand, head_start_seconds: headStartSeconds },
    ...{ owner_until: ownerUntil, last_agent_until: lastAgentUntil, turn_at: turnAt },
  };
}
