import type { Database, WriterConnection } from '@yingda/platform';

/** A provider's event as it is kept. */
export interface StoredEvent {
  id: string;
  inboxId: string;
  providerKey: string;
  /** Events of one sender are worked on one after the other, in the order of the provider. */
  senderKey: string;
  /** The provider's time, where it says one. */
  providerAt: Date | null;
  receivedAt: Date;
  /** Not before: a moment after receipt, so that what was sent before can still overtake it. */
  dueAt: Date;
  raw: Buffer;
  attempts: number;
}

export interface NewEvent extends Omit<StoredEvent, 'attempts'> {
  origin: 'hook' | 'pull';
}

/** Who has events that are due. */
export interface Lane {
  inboxId: string;
  senderKey: string;
}

/** An event as an administrator sees it: whether it arrived, and what became of it. */
export interface EventLine {
  id: string;
  providerKey: string;
  origin: 'hook' | 'pull';
  providerAt: Date | null;
  receivedAt: Date;
  state: 'received' | 'done' | 'failed';
  attempts: number;
  error: string | null;
  /** Null for what is too large to be read for a list. */
  raw: Buffer | null;
}

/** Bytes of an event that a list of them still reads. */
const READ_FOR_LIST = 65_536;
const COLUMNS = `id, inbox_id as "inboxId", provider_key as "providerKey", sender_key as "senderKey",
  provider_at as "providerAt", received_at as "receivedAt", due_at as "dueAt", raw, attempts`;
// Keys of one kind count up: the longer one is the later.
const ORDER = `coalesce(provider_at, received_at), length(provider_key), provider_key collate "C"`;

const ADD = {
  name: 'add_channel_events',
  text: `insert into channel_events
      (id, inbox_id, provider_key, sender_key, provider_at, received_at, due_at, raw, origin, state)
    select e.*, 'received' from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[],
      $6::timestamptz[], $7::timestamptz[], $8::bytea[], $9::text[]) e
    on conflict on constraint channel_events_inbox_id_provider_key_key do nothing returning id`,
};

/** What providers told us. The unique key decides what is new; what is not worked on yet is the worker's queue. */
export class ChannelEventTable {
  /** With a writer, events are added by its connection, outside of any unit of work. */
  constructor(
    private readonly database: Database,
    private readonly writer: Pick<WriterConnection, 'query'> | null = null,
  ) {}

  /** Keeps those that are new, and gives their ids. */
  async add(events: readonly NewEvent[]): Promise<string[]> {
    // In one order everywhere: two statements with the same events wait for each other's rows in one direction only.
    const rows = [...events].sort(
      (a, b) => compare(a.inboxId, b.inboxId) || compare(a.providerKey, b.providerKey),
    );
    const column = <K extends keyof NewEvent>(name: K) => rows.map((event) => event[name]);
    const values = [
      column('id'),
      column('inboxId'),
      column('providerKey'),
      column('senderKey'),
      column('providerAt'),
      column('receivedAt'),
      column('dueAt'),
      column('raw'),
      column('origin'),
    ];
    const kept = this.writer
      ? await this.writer.query<{ id: string }>(ADD, values)
      : await this.database.query<{ id: string }>(ADD.text, values);
    return kept.map(({ id }) => id);
  }

  async find(id: string): Promise<StoredEvent | null> {
    const rows = await this.database.query<StoredEvent>(
      `select ${COLUMNS} from channel_events where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /**
   * Senders with something to be done, those first whose turn comes first: the turn of a sender is that of their first
   * event, as the later ones wait for it.
   */
  async turns(most: number): Promise<(Lane & { dueAt: Date })[]> {
    return this.database.query<Lane & { dueAt: Date }>(
      `select * from (
         select distinct on (inbox_id, sender_key) inbox_id as "inboxId", sender_key as "senderKey", due_at as "dueAt"
         from channel_events where state = 'received' order by inbox_id, sender_key, ${ORDER}) heads
       order by "dueAt" limit $1`,
      [most],
    );
  }

  /** Until the end of the unit of work nobody else works for this sender. False when somebody does already. */
  async lockLane(lane: Lane): Promise<boolean> {
    const [row] = await this.database.query<{ locked: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 4010)) as locked',
      [`${lane.inboxId} ${lane.senderKey}`],
    );
    return row!.locked;
  }

  /** The sender's first event by the provider's order, due or not. */
  async first(lane: Lane): Promise<StoredEvent | null> {
    const rows = await this.database.query<StoredEvent>(
      `select ${COLUMNS} from channel_events where inbox_id = $1 and sender_key = $2 and state = 'received'
       order by ${ORDER} limit 1`,
      [lane.inboxId, lane.senderKey],
    );
    return rows[0] ?? null;
  }

  async done(id: string, at: Date): Promise<void> {
    await this.database.query(
      `update channel_events set state = 'done', done_at = $2, error = null where id = $1`,
      [id, at],
    );
  }

  async again(id: string, how: { dueAt: Date; error: string }): Promise<void> {
    await this.database.query(
      'update channel_events set attempts = attempts + 1, due_at = $2, error = $3 where id = $1',
      [id, how.dueAt, how.error],
    );
  }

  async failed(id: string, how: { at: Date; error: string }): Promise<void> {
    await this.database.query(
      `update channel_events set attempts = attempts + 1, state = 'failed', done_at = $2, error = $3 where id = $1`,
      [id, how.at, how.error],
    );
  }

  /** The latest of an inbox, newest first. */
  async latest(inboxId: string, most: number): Promise<EventLine[]> {
    return this.database.query<EventLine>(
      `select id, provider_key as "providerKey", origin, provider_at as "providerAt", received_at as "receivedAt",
         state, attempts, error, case when octet_length(raw) <= $3 then raw end as raw
       from channel_events where inbox_id = $1 order by received_at desc limit $2`,
      [inboxId, most, READ_FOR_LIST],
    );
  }

  /** How many of an inbox wait, and how many could not be worked on. */
  async counts(inboxId: string): Promise<{ waiting: number; failed: number }> {
    const [row] = await this.database.query<{ waiting: number; failed: number }>(
      `select count(*) filter (where state = 'received')::int as waiting,
         count(*) filter (where state = 'failed')::int as failed
       from channel_events where inbox_id = $1 and state <> 'done'`,
      [inboxId],
    );
    return row!;
  }

  /** Forgets what was done before a moment; gives how many. A file that is still being fetched keeps its event. */
  async forget(before: Date): Promise<number> {
    return this.database.execute(
      `delete from channel_events e where state <> 'received' and done_at < $1
         and not exists (select 1 from channel_media m where m.event_id = e.id and m.state = 'pending')`,
      [before],
    );
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
