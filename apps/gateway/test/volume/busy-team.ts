import { newId } from '@yingda/platform';
import { Client } from 'pg';

export const NOW = new Date('2026-03-02T06:00:00.000Z');
const DEMANDS = 40;

/**
 * A team with agents who are online and have five conversations of five each, and a queue in which every one asks for
 * one of forty skills that nobody has.
 */
export async function fillTeam(
  url: string,
  { agents, waiting }: { agents: number; waiting: number },
): Promise<{ teamId: string; agentId: string; conversationId: string }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const teamId = newId();
  try {
    const sql = (text: string, values: unknown[] = []) => client.query(text, values);
    await sql(
      `insert into teams (id, name, default_capacity, automatic_accept, offer_seconds, created_at, updated_at)
       values ($1, 'Busy', 5, true, 30, $2, $2)`,
      [teamId, NOW],
    );
    await sql(
      `insert into agents (id, email, name, public_name, role, capacity, account_state, password_hash, created_at, updated_at)
       select gen_random_uuid(), 'agent' || n || '@busy.example', 'Agent ' || n, 'Agent', 'agent', 5, 'active', 'x', $1, $1
       from generate_series(1, $2::int) n`,
      [NOW, agents],
    );
    await sql('insert into team_members (team_id, agent_id) select $1, id from agents', [teamId]);
    await sql(`insert into agent_gateways (gateway_id, renewed_at) values ('busy', $1)`, [NOW]);
    await sql(
      `insert into agent_connections (socket_id, agent_id, gateway_id, connected_at)
       select id::text, id, 'busy', $1 from agents`,
      [NOW],
    );
    await sql(
      `insert into agent_presence (agent_id, chosen, since, shown) select id, 'online', $1, 'online' from agents`,
      [NOW],
    );
    await sql('insert into agent_loads (agent_id, open) select id, 5 from agents');
    await sql('insert into routing_agents (agent_id, last_assigned_at) select id, $1 from agents', [NOW]);
    await sql(
      `insert into routing_skills (agent_id, skill, level)
       select id, s, 3 from agents cross join unnest(array['language:zh-CN', 'refund']) s`,
    );
    await fillQueue(client, teamId, waiting);
    await sql('analyze');
    const [agent] = (await sql('select id from agents limit 1')).rows as [{ id: string }];
    const [one] = (await sql('select conversation_id as id from routing_queue order by turn_at limit 1'))
      .rows as [{ id: string }];
    return { teamId, agentId: agent.id, conversationId: one.id };
  } finally {
    await client.end();
  }
}

async function fillQueue(client: Client, teamId: string, waiting: number): Promise<void> {
  const values = [teamId, NOW, waiting];
  await client.query(
    `insert into customers (id, name, tier, is_visitor, code, version, search, created_at, updated_at)
     select gen_random_uuid(), 'Customer', 'standard', true, 'ABCD', 1, '', $1, $1 from generate_series(1, $2::int)`,
    [NOW, waiting],
  );
  await client.query(
    `insert into conversations (id, channel, inbox_id, customer_id, identity_id, team_id, status, waiting_for,
       waiting_since, opened_at, queued_at)
     select gen_random_uuid(), 'web', $1, id, gen_random_uuid(), $1, 'queued', 'us', at, at, at
     from (select id, $2::timestamptz - make_interval(secs => row_number() over ()) as at from customers limit $3) c`,
    values,
  );
  await client.query(
    `insert into routing_queue (conversation_id, team_id, front, queued_at, entered_by, turn_at, needs, demand)
     select id, team_id, false, queued_at, id, queued_at,
       jsonb_build_array(jsonb_build_object('skill', 'skill-' || n % ${DEMANDS}, 'level', 3, 'firm', true)),
       'back|0|100|skill-' || n % ${DEMANDS} || '=3!'
     from (select *, row_number() over (order by queued_at) as n from conversations where team_id = $1) c`,
    [teamId],
  );
}
