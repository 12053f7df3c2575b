import type { Client } from 'pg';
import { median } from '../load/statistics';
import type { Measured } from './measured';
import type { Stage } from './stage';

// As libs/contexts/conversations/src/storage/conversation-reader.ts reads them for boards and routing.
const KEPT = 'select agent_id as "agentId", open from agent_loads where agent_id = any($1::uuid[])';
const COUNTED = `select agent_id as "agentId", count(*)::integer as open from conversations
  where status in ('offered', 'assigned', 'active') and agent_id = any($1::uuid[]) group by agent_id`;

/** A board of agents with their open conversations: from counters kept with every change, by counting them. */
export async function counters(stage: Stage): Promise<Measured> {
  const [agents, conversations, times] = stage.quick ? [1_000, 100_000, 10] : [1_000, 100_000, 60];
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations, agents });
  await gateway.stop();
  const ids = [...new Set(pairs.map((pair) => pair.agentId))];
  return stage.connected(gateway.databaseUrl, async (client) => {
    await client.query('vacuum analyze conversations, agent_loads');
    const ratios: number[] = [];
    for (let round = 0; round < stage.rounds; round++) {
      const kept = await took(client, { name: 'kept', text: KEPT, ids, times });
      const counted = await took(client, { name: 'counted', text: COUNTED, ids, times });
      if (kept.total !== counted.total) throw new Error(`Kept ${kept.total}, counted ${counted.total}.`);
      stage.say(`  kept ${kept.ms.toFixed(2)} ms, counted ${counted.ms.toFixed(2)} ms`);
      ratios.push(kept.ms / counted.ms);
    }
    return { counters: ratios };
  });
}

async function took(
  client: Client,
  { ids, times, ...statement }: { name: string; text: string; ids: string[]; times: number },
): Promise<{ ms: number; total: number }> {
  const all: number[] = [];
  let total = 0;
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    const { rows } = await client.query<{ open: number }>({ ...statement, values: [ids] });
    all.push(performance.now() - began);
    total = rows.reduce((sum, { open }) => sum + open, 0);
  }
  return { ms: median(all), total };
}
