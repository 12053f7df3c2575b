import { AdjustableClock, Database } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { Client } from 'pg';
import { migrations } from '../src/migrations';
import { AcquaintanceView } from '../src/views/acquaintance';
import { RoutingPoolView } from '../src/views/routing-pool';
import { fillTeam, NOW } from './volume/busy-team';

describe('who could take a conversation', () => {
  let test: TestDatabase;
  let database: Database;
  let pool: RoutingPoolView;
  let team: Awaited<ReturnType<typeof fillTeam>>;

  beforeEach(async () => {
    test = await testDatabase({ migrations });
    database = test.database;
    team = await fillTeam(test.url, { agents: 3, waiting: 4 });
    pool = new RoutingPoolView(database, new AdjustableClock(NOW));
  }, 60_000);
  afterEach(() => test.close());

  const sql = (text: string, values: unknown[] = []) => database.query<{ id: string }>(text, values);
  const one = async () => {
    const { teamId, agentId } = team;
    return (await pool.of({ teamId, helpers: [], agentId }))[0];
  };

  it('is everybody of the team who has an account, with state, skills and what they have', async () => {
    const all = await pool.of({ teamId: team.teamId, helpers: [] });
    expect(all).toHaveLength(3);
    expect(all[0]).toMatchObject({
      ...{ state: 'online', serves: true, onDuty: true, capacity: 5, busy: 500, held: 500, helpsFrom: null },
      ...{ skills: { 'language:zh-CN': 3, refund: 3 }, lastAssignedAt: NOW },
    });
    await sql(`update agents set account_state = 'deactivated' where id = $1`, [team.agentId]);
    pool.forget();
    expect(await pool.of({ teamId: team.teamId, helpers: [] })).toHaveLength(2);
  });

  it('is nobody whose connection is lost, whose role does not serve or whose time is over', async () => {
    await sql('delete from agent_connections where agent_id = $1', [team.agentId]);
    expect(await one()).toMatchObject({ state: 'away' });
    await sql(`update agents set role = 'administrator', expires_at = $2 where id = $1`, [team.agentId, NOW]);
    expect(await one()).toMatchObject({ serves: false, onDuty: false });
  });

  it('are helpers of another team, too, unless they are members', async () => {
    const [helper] = await sql(`select id from agents where id <> $1 limit 1`, [team.agentId]);
    const [other] = await sql(
      `insert into teams (id, name, default_capacity, automatic_accept, offer_seconds, created_at, updated_at)
       values (gen_random_uuid(), 'Other', 5, true, 30, $1, $1) returning id`,
      [NOW],
    );
    await sql('update team_members set team_id = $1 where agent_id = $2', [other!.id, helper!.id]);
    await sql('insert into team_members (team_id, agent_id) values ($1, $2)', [other!.id, team.agentId]);
    const found = await pool.of({ teamId: team.teamId, helpers: [other!.id] });
    const from = new Map(found.map((agent) => [agent.agentId, agent.helpsFrom]));
    expect([from.get(helper!.id), from.get(team.agentId), from.size]).toEqual([other!.id, null, 3]);
  });

  it('are seen as they are after every change, by whichever process, also one that was under way before', async () => {
    const { teamId, agentId } = team;
    const all = () => pool.of({ teamId, helpers: [] });
    const seen = async () => (await all()).find((agent) => agent.agentId === agentId);
    expect(await seen()).toMatchObject({ state: 'online', held: 500 });
    const early = new Client({ connectionString: test.url });
    await early.connect();
    await early.query('begin');
    await early.query('update agent_loads set open = 2 where agent_id = $1', [agentId]);
    // Another transaction begins later and commits earlier.
    await sql('update agent_presence set disconnected_at = $2 where agent_id = $1', [agentId, NOW]);
    expect(await seen()).toMatchObject({ state: 'away', held: 500 });
    await early.query('commit');
    await early.end();
    expect(await seen()).toMatchObject({ state: 'away', held: 200 });
    await sql('update agent_presence set disconnected_at = null where agent_id = $1', [agentId]);
    await sql(`update routing_agents set last_assigned_at = '2026-03-02T05:00:00Z' where agent_id = $1`, [
      agentId,
    ]);
    expect(await seen()).toMatchObject({ state: 'online', lastAssignedAt: new Date('2026-03-02T05:00:00Z') });
    expect(await all()).toHaveLength(3);
  });

  it('are known by accounts, teams and skills as they were two seconds ago at most', async () => {
    const { teamId, agentId } = team;
    const clock = new AdjustableClock(NOW);
    const other = new RoutingPoolView(database, clock);
    const all = () => other.of({ teamId, helpers: [] });
    expect(await all()).toHaveLength(3);
    await sql('delete from routing_skills where agent_id = $1 and skill = $2', [agentId, 'refund']);
    clock.advance(2_000);
    expect((await all()).find((agent) => agent.agentId === agentId)?.skills).toEqual({ 'language:zh-CN': 3 });
    await sql('delete from team_members where agent_id = $1', [agentId]);
    clock.advance(2_000);
    expect(await all()).toHaveLength(2);
    const rules = { weights: { channels: { web: 200 }, tiers: {} } };
    await sql(
      `update conversations set status = 'active', agent_id = (select min(agent_id::text)::uuid from team_members)
       where id = $1`,
      [team.conversationId],
    );
    await sql('insert into routing_rules values ($1, $2, 1, $3)', [teamId, JSON.stringify(rules), NOW]);
    clock.advance(2_000);
    expect((await all()).map((agent) => agent.held).sort()).toEqual([0, 200]);
  });

  it('have their conversations weighed by channel and tier, and idle ones counted apart', async () => {
    const ids = await sql('select id from conversations order by queued_at');
    const give = (id: string, set: string) =>
      sql(`update conversations set status = 'active', agent_id = $2, ${set} where id = $1`, [
        id,
        team.agentId,
      ]);
    await give(ids[0]!.id, `channel = 'email'`);
    await give(ids[1]!.id, `channel = 'phone'`);
    await give(ids[2]!.id, `waiting_for = 'customer', waiting_since = '2026-03-02T05:50:00Z'`);
    await give(ids[3]!.id, `waiting_for = 'customer', waiting_since = '2026-03-02T05:50:01Z'`);
    await sql(
      `update customers set tier = 'vip' where id = (select customer_id from conversations where id = $1)`,
      [ids[0]!.id],
    );
    const rules = { weights: { channels: { email: 50, phone: 900 }, tiers: { vip: 150 } }, idleSeconds: 600 };
    await sql('insert into routing_rules values ($1, $2, 1, $3)', [team.teamId, JSON.stringify(rules), NOW]);
    // 50 % of 150 %, all five places by phone, one idle for ten minutes, one for a second less.
    expect(await one()).toMatchObject({ held: 75 + 500 + 100 + 100, busy: 75 + 500 + 100 });
  });

  it('know a conversation by channel, tier, language, who served its customer last and what they are owed', async () => {
    const view = new AcquaintanceView(database, new AdjustableClock(NOW));
    expect(await view.of(team.conversationId)).toEqual({
      ...{ channel: 'web', tier: 'standard', language: null, topicId: null },
      ...{ ownerAgentId: null, lastAgentId: null, promiseDue: false },
    });
    await sql(
      `update customers set tier = 'gold', language = 'en', owner_agent_id = $2
       where id = (select customer_id from conversations where id = $1)`,
      [team.conversationId, team.agentId],
    );
    await sql(
      `update conversations set customer_id = (select customer_id from conversations where id = $1), agent_id = $2, status = 'active'
       where id = (select id from conversations where id <> $1 limit 1)`,
      [team.conversationId, team.agentId],
    );
    expect(await view.of(team.conversationId)).toMatchObject({
      ...{ tier: 'gold', language: 'en', ownerAgentId: team.agentId, lastAgentId: team.agentId },
    });
    const owe = (remindAt: Date) =>
      sql(
        `insert into promises (id, kind, what, customer_id, owner_id, made_at, made_by_name, due_at, remind_at, state)
         select gen_random_uuid(), 'agreed', '回电', customer_id, $2, $3, 'Ann', $4, $4, 'open' from conversations where id = $1`,
        [team.conversationId, team.agentId, NOW, remindAt],
      );
    await owe(new Date(NOW.getTime() + 1));
    expect(await view.of(team.conversationId)).toMatchObject({ promiseDue: false });
    await owe(NOW);
    expect(await view.of(team.conversationId)).toMatchObject({ promiseDue: true });
  });
});
