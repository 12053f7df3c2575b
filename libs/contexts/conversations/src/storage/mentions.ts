import type { Database } from '@yingda/platform';
import type { NumberedEntry } from '../domain/step';

/** Who was named in which note, and up to where they have read. */
export class Mentions {
  constructor(private readonly database: Database) {}

  /** One for each agent the note tells; in the note's own transaction. */
  async add(note: NumberedEntry): Promise<void> {
    const agentIds = note.mentions ?? [];
    if (agentIds.length === 0) return;
    await this.database.query(
      `insert into mentions (agent_id, note_id, conversation_id, position, created_at)
       select unnest($1::uuid[]), $2, $3, $4, $5`,
      [agentIds, note.id, note.conversationId, note.position, note.createdAt],
    );
  }

  /** Whether there was anything unread. */
  async read(
    of: { agentId: string; conversationId: string; upToPosition: number },
    at: Date,
  ): Promise<boolean> {
    const rows = await this.database.query<{ noteId: string }>(
      `update mentions set read_at = $4 where agent_id = $1 and conversation_id = $2 and position <= $3 and unread
       returning note_id as "noteId"`,
      [of.agentId, of.conversationId, of.upToPosition, at],
    );
    return rows.length > 0;
  }
}
