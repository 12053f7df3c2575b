import { newId } from '@yingda/platform';
import type { Client } from 'pg';

/** One customer who talks with one agent, in a conversation that is open and accepted. */
export interface Pair {
  conversationId: string;
  customerId: string;
  identityId: string;
  inboxId: string;
  agentId: string;
  name: string;
}

export interface SeedSize {
  conversations: number;
  /** Conversations are dealt to them in turn; as many agents as conversations when not given. */
  agents?: number;
}

// With each agent a team: who else hears of a conversation is for a benchmark to say, and not for the seed.
const PEOPLE = `
with numbered as (select * from unnest($1::uuid[], $2::uuid[]) with ordinality as t(agent_id, team_id, n)),
teams_made as (
  insert into teams (id, name, default_capacity, automatic_accept, offer_seconds, created_at, updated_at)
  select team_id, 'Team ' || team_id, 100, true, 30, now(), now() from numbered),
agents_made as (
  insert into agents (id, email, name, public_name, role, capacity, account_state, password_hash, created_at, updated_at)
  select agent_id, 'load-' || agent_id || '@agents.example', 'Agent ' || n, 'Agent ' || n, 'agent', 100, 'active', 'none',
    now(), now()
  from numbered)
insert into inboxes (id, key, channel, name, shop_name, team_id, language, appearance, pre_chat, live_preview, origins,
  paused, secret, version, created_at, updated_at)
select $3::uuid, 'load-' || $3, 'web', 'Load', 'Shop', team_id, 'zh-CN', '{}', '{"fields": []}', false, '{}', false,
  'none', 1, now(), now()
from numbered where n = 1`;

const MEMBERS = `insert into team_members (team_id, agent_id) select * from unnest($2::uuid[], $1::uuid[])`;

const CUSTOMERS = `
with made as (
  insert into customers (id, name, tier, is_visitor, code, version, search, created_at, updated_at)
  select id, 'Customer ' || n, 'standard', false, 'C' || n, 1, '', now(), now()
  from unnest($1::uuid[]) with ordinality as t(id, n) returning id)
insert into identities (id, customer_id, channel, inbox_id, external_key, label, verified, first_seen_at)
select i.id, i.customer_id, 'web', $3, i.id::text, 'C', true, now()
from unnest($2::uuid[], $1::uuid[]) as i(id, customer_id)`;

const CONVERSATIONS = `
insert into conversations (id, channel, inbox_id, customer_id, identity_id, team_id, agent_id, status, waiting_for,
  waiting_since, opened_at, queued_at, assigned_at, accepted_at, first_response_at)
select c.id, 'web', $4, c.customer_id, c.identity_id, m.team_id, c.agent_id, 'active', 'us', now(), now(), now(), now(),
  now(), now()
from unnest($1::uuid[], $2::uuid[], $3::uuid[], $5::uuid[]) as c(id, customer_id, identity_id, agent_id)
join team_members m on m.agent_id = c.agent_id`;

const LOADS = `insert into agent_loads (agent_id, open)
  select agent_id, count(*) from unnest($1::uuid[]) as t(agent_id) group by agent_id
  on conflict (agent_id) do update set open = agent_loads.open + excluded.open`;

/** Adds people and open conversations to a migrated database, in a few statements. */
export async function seedPairs(client: Client, size: SeedSize): Promise<Pair[]> {
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const { conversations: count, agents: agentCount = count } = size;
  const [agents, teams, inboxId] = [ids(agentCount), ids(agentCount), newId()];
  const pairs: Pair[] = ids(count).map((conversationId, index) => ({
    conversationId,
    customerId: newId(),
    identityId: newId(),
    inboxId,
    agentId: agents[index % agentCount]!,
    name: `Customer ${index + 1}`,
  }));
  const column = (name: keyof Pair) => pairs.map((pair) => pair[name]);
  await client.query('begin');
  await client.query(PEOPLE, [agents, teams, inboxId]);
  await client.query(MEMBERS, [agents, teams]);
  await client.query(CUSTOMERS, [column('customerId'), column('identityId'), inboxId]);
  await client.query(CONVERSATIONS, [
    column('conversationId'),
    column('customerId'),
    column('identityId'),
    inboxId,
    column('agentId'),
  ]);
  await client.query(LOADS, [column('agentId')]);
  await client.query('commit');
  await client.query('analyze');
  return pairs;
}
