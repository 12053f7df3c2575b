import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { GRACE_MS, LEASE_MS, OFFLINE_AFTER_MS } from '../domain/presence';
import { agentsOn, anAgentActor, theSystem } from '../testing';
import { AgentReader } from './agent-reader';
import { ConnectAgent } from './connect-agent';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { CreateTeam } from './create-team';
import { DeactivateAgent } from './deactivate-agent';
import { DisconnectAgent } from './disconnect-agent';
import { RenewConnections } from './renew-connections';
import { SetPresence } from './set-presence';
import { SweepPresence } from './sweep-presence';

describe('presence of agents', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;
  let agentId: string;
  let teamId: string;
  // What each gateway holds, as it would tell with every renewal; a gateway not in here is dead.
  let gateways: Map<string, { socketId: string; agentId: string }[]>;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    agents = agentsOn(db);
    gateways = new Map();
    teamId = await agents.get(CreateTeam).execute(theSystem, { name: '售前' });
    agentId = await create('lin');
  });
  afterAll(() => db.close());

  const create = (name: string) =>
    agents.get(CreateAgentWithPassword).execute(theSystem, {
      email: `${name}@shop.example`,
      name,
      role: 'agent',
      teamIds: [teamId],
      password: 'a long enough one',
    });

  async function connect(socketId: string, gatewayId = 'g1', id = agentId): Promise<void> {
    const held = gateways.get(gatewayId) ?? [];
    gateways.set(gatewayId, [...held, { socketId, agentId: id }]);
    await agents.get(ConnectAgent).execute(anAgentActor({ agentId: id }), { socketId, gatewayId });
  }

  async function disconnect(socketId: string, gatewayId = 'g1'): Promise<void> {
    gateways.set(
      gatewayId,
      gateways.get(gatewayId)!.filter((held) => held.socketId !== socketId),
    );
    await agents.get(DisconnectAgent).execute({ socketId });
  }

  const renew = async () => {
    for (const [gatewayId, held] of gateways) await agents.get(RenewConnections).execute(gatewayId, held);
  };

  /** Time as it passes in a running installation: a sweep every second, renewals every five. */
  async function pass(ms: number): Promise<void> {
    for (let second = 0; second < ms / 1_000; second++) {
      db.clock.advance(1_000);
      if (second % 5 === 4) await renew();
      await agents.get(SweepPresence).execute();
    }
  }

  const shown = async (id = agentId) => (await agents.get(AgentReader).shownState([id])).get(id);
  const changes = async () =>
    (await recordedEvents(db.database, 'presence.changed')).map(
      ({ payload }) => `${payload.previous}>${payload.state}`,
    );
  const lost = async () =>
    (await recordedEvents(db.database, 'agent.lost')).map((event) => event.payload.agentId);
  const available = async () => (await agents.get(AgentReader).available(teamId)).map((one) => one.agentId);

  it('an agent with two screens stays when one closes, and goes with the last', async () => {
    await pass(1_000);
    await connect('s1');
    await connect('s2');
    await disconnect('s1');
    await pass(60_000);
    expect(await shown()).toBe('online');
    await disconnect('s2');
    await pass(OFFLINE_AFTER_MS + 1_000);
    expect(await changes()).toEqual(['offline>online', 'online>offline']);
    expect(await lost()).toEqual([]);
    await pass(GRACE_MS - OFFLINE_AFTER_MS);
    expect(await lost()).toEqual([agentId]);
    await pass(GRACE_MS);
    expect(await lost()).toEqual([agentId]);
  });

  it('both screens closing in the same moment begin one grace', async () => {
    await connect('s1');
    await connect('s2');
    gateways.set('g1', []);
    await Promise.all(['s1', 's2'].map((socketId) => agents.get(DisconnectAgent).execute({ socketId })));
    await pass(GRACE_MS + 2_000);
    expect(await changes()).toEqual(['offline>online', 'online>offline']);
    expect(await lost()).toEqual([agentId]);
  });

  it('a page that reloads is not noticed by anybody', async () => {
    await connect('s1');
    await pass(3_000);
    await disconnect('s1');
    await pass(3_000);
    expect(await available()).toEqual([]);
    await connect('s2');
    await pass(60_000);
    expect(await changes()).toEqual(['offline>online']);
    expect(await available()).toEqual([agentId]);
  });

  it('a killed gateway among others: who comes back on another one was never away', async () => {
    const other = await create('wang');
    await connect('s1', 'g1');
    await connect('s2', 'g1', other);
    await pass(10_000);
    gateways.delete('g1');
    gateways.set('g2', []);
    await renew();
    await pass(2_000);
    await connect('s3', 'g2');
    await pass(LEASE_MS + GRACE_MS - 10_000);
    expect(await lost()).toEqual([]);
    await pass(15_000);
    expect(await lost()).toEqual([other]);
    expect([await shown(), await shown(other)]).toEqual(['online', 'offline']);
    expect((await changes()).filter((change) => change === 'online>offline')).toHaveLength(1);
  });

  it('the only gateway killed for minutes: the grace begins when it is back', async () => {
    await connect('s1');
    await pass(10_000);
    gateways.clear();
    await pass(5 * 60_000);
    expect(await lost()).toEqual([]);
    gateways.set('g2', []);
    await renew();
    await pass(GRACE_MS - 2_000);
    expect(await lost()).toEqual([]);
    await pass(5_000);
    expect(await lost()).toEqual([agentId]);
  });

  it('the database away for minutes while everybody stays connected: nobody leaves', async () => {
    await connect('s1');
    await pass(10_000);
    db.clock.advance(5 * 60_000);
    // The first sweep may come before the first renewal.
    await agents.get(SweepPresence).execute();
    await pass(60_000);
    expect(await lost()).toEqual([]);
    expect(await changes()).toEqual(['offline>online']);
  });

  it('what happened on the sockets while the database was away is put right by the next renewal', async () => {
    const other = await create('wang');
    await connect('s1');
    await pass(20_000);
    // Both unheard: one left, one came.
    gateways.set('g1', [{ socketId: 's2', agentId: other }]);
    await pass(10_000);
    expect([await shown(), await shown(other)]).toEqual(['offline', 'online']);
    await pass(GRACE_MS);
    expect(await lost()).toEqual([agentId]);
  });

  it('a gateway that stops in order leaves its agents their grace', async () => {
    await connect('s1');
    await pass(6_000);
    gateways.clear();
    await agents.get(RenewConnections).release('g1');
    await pass(60_000);
    expect(await lost()).toEqual([]);
    await connect('s2', 'g2');
    await pass(60_000);
    expect(await lost()).toEqual([]);
    expect(await shown()).toBe('online');
  });

  it('what the agent chose is shown, told with its reason, kept over reconnection, and heeded by routing', async () => {
    await connect('s1');
    const set = (state: 'online' | 'busy' | 'away', reason?: string) =>
      agents.get(SetPresence).execute(anAgentActor({ agentId }), { state, ...(reason ? { reason } : {}) });
    await set('away', '午餐');
    expect(await available()).toEqual([]);
    await disconnect('s1');
    await pass(GRACE_MS + 2_000);
    await connect('s2');
    expect(await shown()).toBe('away');
    const [event] = (await recordedEvents(db.database, 'presence.changed')).slice(-1);
    expect(event!.payload).toEqual({
      agentId,
      state: 'away',
      chosen: 'away',
      reason: '午餐',
      previous: 'offline',
    });
    await set('online', 'ignored');
    expect(await available()).toEqual([agentId]);
    expect((await agents.get(AgentReader).brief(agentId))!.reason).toBeUndefined();
    await set('online');
    expect((await changes()).slice(-1)).toEqual(['away>online']);
  });

  it('everything at once, on two gateways with several sweepers, ends in what is connected, and loses each once', async () => {
    const ids = [agentId, ...(await Promise.all(['b', 'c', 'd', 'e', 'f'].map(create)))];
    await Promise.all(
      ids.flatMap((id, n) => [connect(`${id}-1`, 'g1', id), connect(`${id}-2`, `g${1 + (n % 2)}`, id)]),
    );
    await pass(20_000);
    const staying = ids.filter((_, n) => n % 3 === 0);
    const leaving = ids.filter((_, n) => n % 3 !== 0);
    for (const [gatewayId, held] of gateways) {
      gateways.set(
        gatewayId,
        held.filter((one) => staying.includes(one.agentId)),
      );
    }
    await Promise.all([
      ...leaving.flatMap((id) =>
        [1, 2].map((n) => agents.get(DisconnectAgent).execute({ socketId: `${id}-${n}` })),
      ),
      ...staying.map((id) => connect(`${id}-3`, 'g2', id)),
      ...[1, 2, 3].flatMap(() => [renew(), agents.get(SweepPresence).execute()]),
    ]);
    for (let second = 0; second < 40; second++) {
      db.clock.advance(1_000);
      await Promise.all([renew(), ...[1, 2, 3].map(() => agents.get(SweepPresence).execute())]);
    }
    expect((await lost()).sort()).toEqual([...leaving].sort());
    for (const id of ids) expect(await shown(id)).toBe(staying.includes(id) ? 'online' : 'offline');
    expect((await available()).sort()).toEqual([...staying].sort());
  });

  it('a deactivated agent is offline at once, cannot connect, and is not brought back by a renewal', async () => {
    await connect('s1');
    await agents.get(DeactivateAgent).execute(theSystem, { agentId });
    expect(await shown()).toBe('offline');
    await expect(connect('s2')).rejects.toMatchObject({ code: 'account-deactivated' });
    await pass(60_000);
    expect(await shown()).toBe('offline');
    expect(await lost()).toEqual([]);
  });

  it('the lock tells routing all it needs, and holds others until the unit of work ends', async () => {
    await connect('s1');
    const reader = agents.get(AgentReader);
    const order: string[] = [];
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const first = db.unitOfWork.run(async () => {
      const locked = await reader.lock(agentId);
      expect(locked).toMatchObject({
        agentId,
        capacity: 5,
        teamIds: [teamId],
        active: true,
        available: true,
      });
      go();
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('first');
    });
    await gate;
    await db.unitOfWork.run(async () => {
      await reader.lock(agentId);
      order.push('second');
    });
    await first;
    expect(order).toEqual(['first', 'second']);
    await disconnect('s1');
    expect(await db.unitOfWork.run(() => reader.lock(agentId))).toMatchObject({
      active: true,
      available: false,
    });
  });
});
