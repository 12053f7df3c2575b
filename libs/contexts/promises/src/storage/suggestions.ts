import type { SuggestionState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** Something an agent seems to have promised, until they say whether they did. */
export interface Suggestion {
  id: string;
  messageId: string;
  conversationId: string;
  agentId: string;
  quote: string;
  what: string;
  dueAt: Date;
  state: SuggestionState;
  promiseId: string | null;
}

const COLUMNS = `id, message_id as "messageId", conversation_id as "conversationId", agent_id as "agentId", quote, what,
  due_at as "dueAt", state, promise_id as "promiseId"`;

/** Rows of `promise_suggestions`. */
export class SuggestionsTable {
  constructor(private readonly database: Database) {}

  /** Told of the same message again, nothing new is written. */
  async add(suggestion: Suggestion, no: number, at: Date): Promise<void> {
    const { id, messageId, conversationId, agentId, quote, what, dueAt, state } = suggestion;
    await this.database.query(
      `insert into promise_suggestions (id, message_id, no, conversation_id, agent_id, quote, what, due_at, found_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint promise_suggestions_message_key do nothing`,
      [id, messageId, no, conversationId, agentId, quote, what, dueAt, at, state],
    );
  }

  /** The newest last. */
  async open(conversationId: string, agentId: string): Promise<Suggestion[]> {
    return this.database.query<Suggestion>(
      `select ${COLUMNS} from promise_suggestions where conversation_id = $1 and state = 'open' and agent_id = $2
       order by found_at, no limit 20`,
      [conversationId, agentId],
    );
  }

  async lock(id: string): Promise<Suggestion | null> {
    const rows = await this.database.query<Suggestion>(
      `select ${COLUMNS} from promise_suggestions where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async find(id: string): Promise<Suggestion | null> {
    const rows = await this.database.query<Suggestion>(
      `select ${COLUMNS} from promise_suggestions where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async answer(id: string, state: SuggestionState, promiseId: string | null): Promise<void> {
    await this.database.query('update promise_suggestions set state = $2, promise_id = $3 where id = $1', [
      ...[id, state, promiseId],
    ]);
  }
}
