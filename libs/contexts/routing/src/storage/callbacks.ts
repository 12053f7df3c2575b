import type { CallbackState, CallOutcome } from '@yingda/contracts/names';
import type { Cryptor, Database } from '@yingda/platform';
import type { CallTime } from '../domain/call-times';

/** A call that a customer was promised. */
export interface Callback extends CallTime {
  id: string;
  conversationId: string;
  teamId: string;
  phone: string;
  state: CallbackState;
  agentId: string | null;
  attempts: number;
  lastOutcome: CallOutcome | null;
  lastAttemptAt: Date | null;
  plannedAt: Date;
}

const COLUMNS = `id, conversation_id as "conversationId", team_id as "teamId", phone, from_at as "from",
  until_at as "until", state, agent_id as "agentId", attempts, last_outcome as "lastOutcome",
  last_attempt_at as "lastAttemptAt", planned_at as "plannedAt"`;
const LISTED = 200;

/** Rows of `routing_callbacks`; numbers are encrypted there and plain here. */
export class CallbackTable {
  constructor(
    private readonly database: Database,
    private readonly cryptor: Cryptor,
  ) {}

  /** One change of a conversation's calls at a time, over all nodes; before any row. */
  async lock(conversationId: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('callback:' || $1, 0))`, [
      conversationId,
    ]);
  }

  /** The one that is still owed. */
  async openOf(conversationId: string): Promise<Callback | null> {
    return (await this.select('conversation_id = $1 and ended_at is null', [conversationId]))[0] ?? null;
  }

  async find(id: string): Promise<Callback | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  /** Of these teams (null: of all): those still owed by when they are due, or the last that ended. */
  async list(teamIds: readonly string[] | null, view: 'open' | 'ended'): Promise<Callback[]> {
    const order = view === 'open' ? 'from_at, id' : 'ended_at desc, id desc';
    return this.select(
      `ended_at is ${view === 'open' ? 'null' : 'not null'} and ($1::uuid[] is null or team_id = any($1::uuid[]))
       order by ${order} limit ${LISTED}`,
      [teamIds],
    );
  }

  async add(callback: Pick<Callback, 'id' | 'conversationId' | 'teamId' | 'phone' | 'plannedAt'> & CallTime) {
    const { id, conversationId, teamId, phone, from, until, plannedAt } = callback;
    await this.database.query(
      `insert into routing_callbacks
         (id, conversation_id, team_id, phone, phone_index, from_at, until_at, planned_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'planned')`,
      [id, conversationId, teamId, ...this.covered(phone), from, until, plannedAt],
    );
  }

  /** Another number or time. */
  async change(id: string, { phone, from, until }: { phone: string } & CallTime): Promise<void> {
    await this.database.query(
      `update routing_callbacks set phone = $2, phone_index = $3, from_at = $4, until_at = $5 where id = $1`,
      [id, ...this.covered(phone), from, until],
    );
  }

  async take(id: string, agentId: string): Promise<void> {
    await this.database.query(
      `update routing_callbacks set state = 'taken', agent_id = $2 where id = $1 and ended_at is null`,
      [id, agentId],
    );
  }

  /** Whoever has the conversation has its call. */
  async given(conversationId: string, agentId: string): Promise<void> {
    await this.database.query(
      `update routing_callbacks set state = 'taken', agent_id = $2 where conversation_id = $1 and ended_at is null`,
      [conversationId, agentId],
    );
  }

  /** Who had it has gone; somebody else is to call. */
  async released(conversationId: string): Promise<void> {
    await this.database.query(
      `update routing_callbacks set state = 'planned', agent_id = null where conversation_id = $1 and ended_at is null`,
      [conversationId],
    );
  }

  async attempted(id: string, attempt: { count: number; outcome: CallOutcome; at: Date; done: boolean }) {
    await this.database.query(
      `update routing_callbacks set attempts = $2, last_outcome = $3, last_attempt_at = $4::timestamptz,
         state = case when $5 then 'done' else state end, ended_at = case when $5 then $4::timestamptz end where id = $1`,
      [id, attempt.count, attempt.outcome, attempt.at, attempt.done],
    );
  }

  async cancel(id: string, at: Date): Promise<void> {
    await this.database.query(
      `update routing_callbacks set state = 'cancelled', ended_at = $2 where id = $1`,
      [id, at],
    );
  }

  private covered(phone: string): [string, string] {
    return [this.cryptor.encrypt(phone), this.cryptor.blindIndex(`phone:${phone}`)];
  }

  private async select(where: string, values: unknown[]): Promise<Callback[]> {
    const rows = await this.database.query<Callback>(
      `select ${COLUMNS} from routing_callbacks where ${where}`,
      values,
    );
    return rows.map((row) => ({ ...row, phone: this.cryptor.decrypt(row.phone) }));
  }
}
