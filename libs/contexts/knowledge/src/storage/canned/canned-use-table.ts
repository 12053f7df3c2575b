import { type CannedUsage } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** Messages that were begun with a canned response. */
export class CannedUseTable {
  constructor(private readonly database: Database) {}

  /** Once for a message, also when it is told again; nothing for a response that was removed meanwhile. */
  async add(use: {
    messageId: string;
    cannedResponseId: string;
    agentId: string;
    unchanged: boolean;
    at: string;
  }): Promise<void> {
    await this.database.query(
      `insert into canned_uses (message_id, canned_response_id, agent_id, unchanged, used_at)
       select $1, id, $3, $4, $5 from canned_responses where id = $2
       on conflict on constraint canned_uses_pkey do nothing`,
      [use.messageId, use.cannedResponseId, use.agentId, use.unchanged, use.at],
    );
  }

  async counts(ids: string[], since: Date): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; used: number }>(
      `select canned_response_id as id, count(*)::int as used from canned_uses
       where canned_response_id = any($1::uuid[]) and used_at >= $2 group by 1`,
      [ids, since],
    );
    return new Map(rows.map(({ id, used }) => [id, used]));
  }

  /** Of some responses since a moment, most used first. */
  async usage(ids: string[], since: Date): Promise<CannedUsage[]> {
    return this.database.query<CannedUsage>(
      `select id as "cannedResponseId", sum(used)::int as used, sum(unchanged)::int as unchanged,
         to_char(max(last_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastUsedAt",
         json_agg(json_build_object('agentId', agent_id, 'used', used) order by used desc, agent_id) as by
       from (select canned_response_id as id, agent_id, count(*) as used,
           count(*) filter (where unchanged) as unchanged, max(used_at) as last_at
         from canned_uses where canned_response_id = any($1::uuid[]) and used_at >= $2 group by 1, 2) as each
       group by id order by 2 desc, 1`,
      [ids, since],
    );
  }
}
