import type { Client } from 'pg';
import type { Staff } from './people';

/**
 * Every note names two agents, a few of them by far most often, as leads are; of the newer ones a part is not read.
 * Many of those conversations have gone out of their agents' sight, which is what a list has to pass over.
 */
export async function fillMentions(
  client: Client,
  { staff, now }: { staff: Staff; now: Date },
): Promise<void> {
  const agents = staff.agents.map((agent) => agent.id);
  await client.query(
    `insert into mentions (agent_id, note_id, conversation_id, position, created_at, read_at)
     select distinct on (a.id, n.id) a.id, n.id, n.conversation_id, n.position, n.created_at,
       case when n.nth % 5 > 0 or n.created_at < $2::timestamptz - interval '30 days' then n.created_at end
     from (select m.*, row_number() over (order by m.created_at) as nth from messages m where m.entry = 'note') n
     cross join lateral (values (n.nth % 5 + 3), (n.nth % cardinality($1::uuid[]))) as named(at)
     cross join lateral (select ($1::uuid[])[1 + named.at] as id) a`,
    [agents, now],
  );
}
