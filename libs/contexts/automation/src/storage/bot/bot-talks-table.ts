import { type BotTurn } from '@yingda/contracts';
import type { BotDeed, BotOutcome, HandOverReason, Mood } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { newTalk, type Talk } from '../../domain/bot/talk';

/** A conversation that the bot has or had. */
export interface StoredTalk {
  conversationId: string;
  inboxId: string;
  customerId: string;
  outcome: BotOutcome;
  talk: Talk;
  version: number;
  firstSaidAt: Date | null;
  closedAt: Date | null;
  returnedAt: Date | null;
}

/** Something it did about a message. */
export interface Turn {
  eventId: string;
  conversationId: string;
  at: Date;
  position: number;
  deed: BotDeed;
  articleKey: string | null;
  score: number | null;
  reason: HandOverReason | null;
  mood: Mood;
  /** False: something kept it from being said. */
  said: boolean;
}

const COLUMNS = `conversation_id as "conversationId", inbox_id as "inboxId", customer_id as "customerId", outcome,
  state as talk, version, first_said_at as "firstSaidAt", closed_at as "closedAt", returned_at as "returnedAt"`;

/** What the bot knows of the conversations it has, and what became of them. */
export class BotTalksTable {
  constructor(private readonly database: Database) {}

  async find(conversationId: string): Promise<StoredTalk | null> {
    const [row] = await this.database.query<StoredTalk>(
      `select ${COLUMNS} from bot_talks where conversation_id = $1`,
      [conversationId],
    );
    return row ? { ...row, talk: { ...newTalk(), ...row.talk } } : null;
  }

  /** The bot has it. What began before goes on as it was. */
  async begin(of: { conversationId: string; inboxId: string; customerId: string; now: Date }): Promise<void> {
    await this.database.query(
      `insert into bot_talks (conversation_id, inbox_id, customer_id, started_at) values ($1, $2, $3, $4)
       on conflict (conversation_id) do nothing`,
      [of.conversationId, of.inboxId, of.customerId, of.now],
    );
  }

  /** It has it again after it had ended. That the customer came back stays known. */
  async again(conversationId: string): Promise<void> {
    await this.database.query(
      `update bot_talks set outcome = 'open', closed_at = null, decided_at = null, version = version + 1
       where conversation_id = $1 and outcome = 'closed'`,
      [conversationId],
    );
  }

  /** False: another turn came between, or people have it. */
  async save(known: StoredTalk, talk: Talk, { saidAt }: { saidAt: Date | null }): Promise<boolean> {
    return (
      (await this.database.execute(
        `update bot_talks set state = $3, mood = $4, version = version + 1, first_said_at = coalesce(first_said_at, $5)
         where conversation_id = $1 and version = $2`,
        [known.conversationId, known.version, JSON.stringify(talk), talk.mood, saidAt],
      )) === 1
    );
  }

  async turnOf(eventId: string): Promise<boolean> {
    return (await this.database.query('select 1 from bot_turns where event_id = $1', [eventId])).length > 0;
  }

  async addTurn(turn: Turn): Promise<void> {
    await this.database.query(
      `insert into bot_turns (event_id, conversation_id, at, position, deed, article_key, score, reason, mood, said)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[turn.eventId, turn.conversationId, turn.at, turn.position, turn.deed],
        ...[turn.articleKey, turn.score, turn.reason, turn.mood, turn.said],
      ],
    );
  }

  turns(conversationId: string): Promise<BotTurn[]> {
    return this.database
      .query<Omit<BotTurn, 'at'> & { at: Date }>(
        `select at, deed, article_key as "articleKey", score, reason, mood from bot_turns
         where conversation_id = $1 order by position limit 500`,
        [conversationId],
      )
      .then((rows) => rows.map((row) => ({ ...row, at: row.at.toISOString() })));
  }

  /** People have it. True for whoever says so first: what the customer wrote is kept here no longer. */
  async leave(
    conversationId: string,
    how: { outcome: 'handed-over'; reason: HandOverReason; now: Date } | { outcome: 'taken'; now: Date },
  ): Promise<boolean> {
    const reason = how.outcome === 'handed-over' ? how.reason : null;
    return (
      (await this.database.execute(
        `update bot_talks set outcome = $2, reason = $3, handed_over_at = $4, state = '{}', version = version + 1
         where conversation_id = $1 and outcome = 'open'`,
        [conversationId, how.outcome, reason, reason === null ? null : how.now],
      )) === 1
    );
  }

  /** It ended with the bot. True when that was so till now, and the bot had said something. */
  async close(conversationId: string, now: Date): Promise<boolean> {
    const [row] = await this.database.query<{ said: boolean }>(
      `update bot_talks set outcome = 'closed', closed_at = $2, state = '{}', version = version + 1
       where conversation_id = $1 and outcome = 'open' returning first_said_at is not null as said`,
      [conversationId, now],
    );
    return row?.said ?? false;
  }

  /** The customer is back, in this conversation or another: what the bot ended within the time was not the end. */
  async returned(customerId: string, { at, within }: { at: Date; within: Date }): Promise<void> {
    await this.database.query(
      `update bot_talks set returned_at = $2
       where customer_id = $1 and outcome = 'closed' and decided_at is null and returned_at is null
         and closed_at > $3 and closed_at <= $2`,
      [customerId, at, within],
    );
  }

  /** Whether the bot was enough, 24 h after; null where it ended in no such way, or was decided. */
  async decide(conversationId: string, now: Date): Promise<StoredTalk | null> {
    const [row] = await this.database.query<StoredTalk>(
      `update bot_talks set decided_at = $2
       where conversation_id = $1 and outcome = 'closed' and decided_at is null returning ${COLUMNS}`,
      [conversationId, now],
    );
    return row ?? null;
  }

  async followCustomer(conversationId: string, customerId: string): Promise<void> {
    await this.database.query(
      'update bot_talks set customer_id = $2 where conversation_id = $1 and customer_id <> $2',
      [conversationId, customerId],
    );
  }
}
