import { type SavedView } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** Rows of `saved_views`, always of one agent. */
export class SavedViewRows {
  constructor(private readonly database: Database) {}

  async of(agentId: string): Promise<SavedView[]> {
    return this.database.query<SavedView>(
      'select id, name, query from saved_views where agent_id = $1 order by created_at, id',
      [agentId],
    );
  }

  async insert(agentId: string, view: SavedView, now: Date): Promise<void> {
    await this.database.query(
      'insert into saved_views (id, agent_id, name, query, created_at) values ($1, $2, $3, $4, $5)',
      [view.id, agentId, view.name, view.query, now],
    );
  }

  async save(agentId: string, view: SavedView): Promise<boolean> {
    const changed = await this.database.execute(
      'update saved_views set name = $3, query = $4 where id = $2 and agent_id = $1',
      [agentId, view.id, view.name, view.query],
    );
    return changed === 1;
  }

  async remove(agentId: string, id: string): Promise<boolean> {
    return (
      (await this.database.execute('delete from saved_views where id = $2 and agent_id = $1', [
        agentId,
        id,
      ])) === 1
    );
  }
}
