import { Client } from 'pg';

export interface BoardVolume {
  closed: number;
  open: number;
  agents: number;
  teams: number;
  now: Date;
}

const id = (mark: string, sql: string) =>
  `('0000000${mark}-0000-7000-8000-' || lpad((${sql})::text, 12, '0'))::uuid`;

/** A shop as a board sees it: open conversations in all states, agents at work, and what was closed in a year. */
export async function fillBoard(
  url: string,
  { closed, open, agents, teams, now }: BoardVolume,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const at = `'${now.toISOString()}'::timestamptz`;
  const agentOf = id('b', `i % ${agents}`);
  const teamOf = id('a', `i % ${teams}`);
  try {
    for (const statement of [
      `set synchronous_commit = off`,
      `insert into teams (id, name, default_capacity, automatic_accept, offer_seconds, created_at, updated_at)
       select ${id('a', 'i')}, 'team ' || i, 6, true, 30, ${at}, ${at} from generate_series(0, ${teams - 1}) i`,
      `insert into agents (id, email, name, public_name, role, capacity, account_state, password_hash, created_at, updated_at)
       select ${id('b', 'i')}, i || '@board.example', '客服 ' || i, 'agent', 'agent', 8, 'active', 'x', ${at}, ${at}
       from generate_series(0, ${agents - 1}) i`,
      `insert into team_members (team_id, agent_id) select ${teamOf}, ${id('b', 'i')} from generate_series(0, ${agents - 1}) i`,
      `insert into agent_presence (agent_id, chosen, since, shown)
       select ${id('b', 'i')}, 'online', ${at}, (array['online', 'online', 'busy', 'away', 'offline'])[1 + i % 5]
       from generate_series(0, ${agents - 1}) i`,
      `insert into customers (id, name, tier, is_visitor, code, version, search, created_at, updated_at)
       select ${id('c', 'i')}, '顾客 ' || i, (array['standard', 'standard', 'gold', 'vip'])[1 + i % 4], false, 'X', 1, '', ${at}, ${at}
       from generate_series(0, 9999) i`,
      `insert into conversations (id, number, channel, inbox_id, customer_id, identity_id, team_id, agent_id, status,
         waiting_for, waiting_since, opened_at, queued_at, assigned_at, accepted_at, first_response_at, closed_at, ended_by)
       select ${id('d', 'i')}, i + 1, 'web', ${id('e', 'i % 5')}, ${id('c', 'i % 10000')}, ${id('f', 'i')}, ${teamOf}, ${agentOf},
         'closed', 'customer', t, t, t, t, t, t + interval '40 seconds', t + interval '10 minutes', 'agent'
       from (select i, ${at} - make_interval(secs => 31536000.0 * i / ${closed} + 700) as t from generate_series(0, ${closed - 1}) i) c`,
      `insert into conversations (id, number, channel, inbox_id, customer_id, identity_id, team_id, agent_id, status,
         waiting_for, waiting_since, opened_at, queued_at, assigned_at, accepted_at)
       select ${id('9', 'i')}, ${closed} + i + 1, 'web', ${id('e', 'i % 5')}, ${id('c', 'i % 10000')}, ${id('8', 'i')}, ${teamOf},
         case when i % 10 = 0 then null else ${agentOf} end, case when i % 10 = 0 then 'queued' else 'active' end,
         case when i % 3 = 0 then 'us' else 'customer' end, t, t, t, t, t
       from (select i, ${at} - make_interval(secs => i % 600) as t from generate_series(0, ${open - 1}) i) o`,
      'analyze',
    ])
      await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The id of an open conversation. */
export function openId(n: number): string {
  return `00000009-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
