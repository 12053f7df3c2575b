import { type AssistantUse } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** The switch. */
export interface StoredSettings {
  active: boolean;
  masksOrders: boolean;
  version: number;
}

/** The assistant's switch, and who used it for what. */
export class AssistantTables {
  constructor(private readonly database: Database) {}

  async settings(): Promise<StoredSettings> {
    const [row] = await this.database.query<StoredSettings>(
      `select active, masks_orders as "masksOrders", version from assistant_settings`,
    );
    return row ?? { active: false, masksOrders: false, version: 0 };
  }

  /** False when it is another version by now. */
  async save({ active, masksOrders, version }: StoredSettings): Promise<boolean> {
    return (
      (await this.database.execute(
        `update assistant_settings set active = $1, masks_orders = $2, version = version + 1 where version = $3`,
        [active, masksOrders, version],
      )) === 1
    );
  }

  async record(use: Omit<AssistantUse, 'at'> & { at: Date; model: string }): Promise<void> {
    await this.database.query(
      `insert into assistant_uses (id, at, agent_id, conversation_id, what, outcome, model, prompt_tokens,
         answer_tokens, took_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[use.id, use.at, use.agentId, use.conversationId, use.what, use.outcome, use.model],
        ...[use.promptTokens, use.answerTokens, use.tookMs],
      ],
    );
  }

  async uses(): Promise<AssistantUse[]> {
    const rows = await this.database.query<Omit<AssistantUse, 'at'> & { at: Date }>(
      `select id, at, agent_id as "agentId", conversation_id as "conversationId", what, outcome,
         prompt_tokens as "promptTokens", answer_tokens as "answerTokens", took_ms as "tookMs"
       from assistant_uses order by at desc limit 200`,
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
