import type { Database } from '@yingda/platform';

/** Unsent texts, one per agent and conversation. */
export class DraftStore {
  constructor(private readonly database: Database) {}

  /** An empty text removes the draft. */
  async save(draft: { conversationId: string; agentId: string; text: string }, now: Date): Promise<void> {
    if (draft.text === '')
      await this.database.query('delete from drafts where conversation_id = $1 and agent_id = $2', [
        draft.conversationId,
        draft.agentId,
      ]);
    else
      await this.database.query(
        `insert into drafts (conversation_id, agent_id, text, updated_at) values ($1, $2, $3, $4)
         on conflict (conversation_id, agent_id) do update set text = excluded.text, updated_at = excluded.updated_at`,
        [draft.conversationId, draft.agentId, draft.text, now],
      );
  }

  async find(conversationId: string, agentId: string): Promise<string> {
    const rows = await this.database.query<{ text: string }>(
      'select text from drafts where conversation_id = $1 and agent_id = $2',
      [conversationId, agentId],
    );
    return rows[0]?.text ?? '';
  }
}
