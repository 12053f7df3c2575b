import type { ShownPresenceState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** When agents were there, and how. No history tells it: what is not written down when it happens is not known. */
export class PresenceFacts {
  constructor(private readonly database: Database) {}

  /** From `at` on the agent is in another state; offline is no state of being there. */
  async changed(change: { agentId: string; state: ShownPresenceState; at: Date }): Promise<void> {
    const { agentId, state, at } = change;
    await this.database.query(
      'delete from report_presence where agent_id = $1 and to_at is null and from_at >= $2',
      [agentId, at],
    );
    await this.database.query('update report_presence set to_at = $2 where agent_id = $1 and to_at is null', [
      agentId,
      at,
    ]);
    if (state === 'offline') return;
    await this.database.query(
      'insert into report_presence (agent_id, from_at, to_at, state) values ($1, $2, null, $3)',
      [agentId, at, state],
    );
  }

  /** Times known from elsewhere; those that are known already are left as they are. */
  async add(times: { agentId: string; state: string; from: Date; to: Date }[]): Promise<void> {
    for (const { agentId, state, from, to } of times)
      await this.database.query(
        `insert into report_presence (agent_id, from_at, to_at, state)
         select $1, $2, $3, $4 where not exists (select 1 from report_presence
           where agent_id = $1 and tstzrange(from_at, to_at) && tstzrange($2, $3))
         on conflict do nothing`,
        [agentId, from, to, state],
      );
  }
}
