import type { PromiseRecord } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { Known } from '../domain/classify';
import { type TeamRules, USUAL_RULES } from '../domain/rules';
import { type StandInNode, standInNode } from '../stand-in-node';
import { standInTables } from '../stand-in-tables';

const admin: AgentActor = {
  ...{
    kind: 'agent',
    agentId: newId(),
    name: 'Admin',
    publicName: 'Admin',
    role: 'administrator',
    teamIds: [],
  },
  permissions: { 'settings.edit': 'all' },
};
const agent: AgentActor = { ...admin, role: 'agent', permissions: { 'conversation.serve': 'own' } };

describe('a team’s own rules', () => {
  let db: TestDatabase;
  let node: StandInNode;
  let team: string;

  beforeAll(async () => {
    db = await testDatabase({ migrations: [standInTables] });
  });
  beforeEach(async () => {
    await db.truncate();
    await db.database.query(
      'insert into routing_promotion (id, active) values (1, false) on conflict do nothing',
    );
    node = standInNode(db.database, db.clock);
    await node.relay.start();
    team = await node.agents.addTeam(true);
  });
  afterEach(() => node.relay.stop());
  afterAll(() => db.close());

  const set = async (rules: Partial<TeamRules>, teamId = team) => {
    const { version } = await node.routing.routingReader.rules(teamId);
    const command = { teamId, version, rules: { ...USUAL_RULES, ...rules } };
    const saved = await node.routing.editRules.execute(admin, command);
    await node.settled();
    return saved;
  };
  const open = async (known: Partial<Known> = {}, teamId = team) => {
    const id = newId();
    node.acquaintance.known.set(id, known);
    await node.act(() => node.conversations.open(teamId, id));
    return id;
  };
  const holderOf = async (id: string) => (await node.conversations.find(id)).agentId;
  const why = (id: string) => node.routing.routingReader.why(id);
  const english = {
    language: 'en',
    topicId: null,
    channel: null,
    skill: 'language:en',
    level: 3,
    firm: false,
  };

  it('are the usual ones until somebody sets others, and only an administrator may', async () => {
    expect(await node.routing.routingReader.rules(team)).toEqual({
      teamId: team,
      rules: USUAL_RULES,
      version: 0,
    });
    const command = { teamId: team, rules: USUAL_RULES, version: 0 };
    await expect(node.routing.editRules.execute(agent, command)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    expect(await set({ strategy: 'round-robin' })).toMatchObject({ version: 1 });
    expect((await node.routing.routingReader.rules(team)).rules.strategy).toBe('round-robin');
  });

  it('are not overwritten by somebody who has not seen the last change, nor saved when they contradict themselves', async () => {
    await set({});
    const command = { teamId: team, rules: USUAL_RULES, version: 0 };
    await expect(node.routing.editRules.execute(admin, command)).rejects.toMatchObject({
      code: 'stale-edit',
    });
    const overflow = [{ cause: 'wait' as const, over: 60, target: 'team' as const, teamId: team }];
    await expect(set({ overflow })).rejects.toMatchObject({ code: 'invalid-setting' });
  });

  it('decide about those who wait already', async () => {
    const plain = await open();
    db.clock.advance(60_000);
    const vip = await open({ tier: 'vip' });
    await set({ headStarts: { channels: {}, tiers: { vip: 300 } } });
    const places = await node.routing.queueReader.places(team);
    expect(places.map((one) => one.conversationId)).toEqual([vip, plain]);
    expect((await node.routing.queueReader.place(vip))?.position).toBe(1);
  });

  it('let customers of a segment go before others, by what gives most, and ask who knows them', async () => {
    const [big, loyal, other, customerId] = [newId(), newId(), newId(), newId()];
    const plain = await open({ segmentIds: [other] });
    db.clock.advance(60_000);
    const both = await open({ segmentIds: [big, loyal, other] });
    const segments = [
      { segmentId: big, seconds: 30 },
      { segmentId: loyal, seconds: 90 },
    ];
    const needs = [{ ...english, language: null, segmentId: big, skill: 'big customers' }];
    await set({ headStarts: { channels: {}, tiers: {}, segments }, needs });
    const order = async () =>
      (await node.routing.queueReader.places(team)).map(({ conversationId }) => conversationId);
    expect(await order()).toEqual([both, plain]);
    const turn = async (id: string) => (await why(id)).waiting!;
    expect((await turn(both)).turn).toMatchObject({ headStartSeconds: 90 });
    expect((await turn(both)).needs).toEqual([{ skill: 'big customers', level: 3 }]);
    expect((await turn(plain)).needs).toEqual([]);
    // Another segment is another order, as soon as it is heard of.
    node.acquaintance.known.set(both, { segmentIds: [big] });
    await node.act(() => node.outbox.append('segment.updated', loyal, { segmentId: loyal, removed: false }));
    await node.settled();
    expect(await order()).toEqual([plain, both]);
    // And so is another customer's file.
    node.acquaintance.customers.set(customerId, [both]);
    node.acquaintance.known.set(both, { segmentIds: [loyal] });
    await node.act(() =>
      node.outbox.append('customer.stage-changed', customerId, {
        customerId,
        before: 'new',
        after: 'active',
      }),
    );
    await node.settled();
    expect(await order()).toEqual([both, plain]);
    expect((await turn(both)).needs).toEqual([]);
  });

  it('let customers go before others to whom something promised is due, as soon as it is, and say so', async () => {
    const [customerId, promiseId] = [newId(), newId()];
    const plain = await open();
    db.clock.advance(60_000);
    const owed = await open();
    node.acquaintance.customers.set(customerId, [owed]);
    await set({ headStarts: { channels: {}, tiers: {}, promises: 300 } });
    const order = async () =>
      (await node.routing.queueReader.places(team)).map(({ conversationId }) => conversationId);
    const happens = async (name: 'promise.due' | 'promise.kept', promiseDue: boolean) => {
      node.acquaintance.known.set(owed, { promiseDue });
      const promise = { id: promiseId, customerId } as PromiseRecord;
      const change = { promise, agentIds: [], by: { kind: 'system' as const, id: null, name: 'promises' } };
      await node.act(() => node.outbox.append(name, promiseId, { ...change, late: false }));
      await node.settled();
    };
    expect(await order()).toEqual([plain, owed]);
    await happens('promise.due', true);
    expect(await order()).toEqual([owed, plain]);
    expect((await why(owed)).waiting!.turn).toMatchObject({ headStartSeconds: 300, promiseDue: true });
    expect((await why(plain)).waiting!.turn).not.toHaveProperty('promiseDue');
    await happens('promise.kept', false);
    expect(await order()).toEqual([plain, owed]);
    expect((await why(owed)).waiting!.turn).not.toHaveProperty('promiseDue');
  });

  it('send a language to those who speak it, say why others did not get it, and ask for less in time', async () => {
    await set({ needs: [english], relax: [{ afterSeconds: 60, by: 5 }] });
    const plain = await node.agents.add({ teamIds: [team] });
    const id = await open({ language: 'en' });
    expect(await holderOf(id)).toBeNull();
    const told = await why(id);
    expect(told.decisions).toEqual([]);
    expect(told.waiting).toMatchObject({
      agentId: null,
      eligibleCount: 0,
      notEligible: [
        { agentId: plain, obstacles: [{ why: 'skill', skill: 'language:en', needed: 3, level: 0 }] },
      ],
    });
    const able = await node.agents.add({ teamIds: [team], capacity: 1 });
    const level = (one: number) => ({ agentId: able, skills: [{ skill: 'language:en', level: one }] });
    await expect(node.routing.editSkills.execute(agent, level(3))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await node.routing.editSkills.execute(admin, level(3));
    await node.settled();
    expect(await holderOf(id)).toBe(able);
    const [decision] = (await why(id)).decisions;
    expect(decision).toMatchObject({ agentId: able, how: 'assigned', explanation: { rule: 'least-loaded' } });
    expect(decision!.explanation.notEligible.map((one) => one.agentId)).toEqual([plain]);
    const second = await open({ language: 'en' });
    db.clock.advance(61_000);
    node.routing.drainQueues.request([team]);
    await node.settled();
    expect(await holderOf(second)).toBe(plain);
  });

  it('keep a conversation for its customer’s owner until their time is over', async () => {
    await set({ ownerSeconds: 30 });
    const owner = await node.agents.add({ teamIds: [team], capacity: 1 });
    const other = await node.agents.add({ teamIds: [team], capacity: 1 });
    const first = await open({ ownerAgentId: owner });
    expect(await holderOf(first)).toBe(owner);
    const second = await open({ ownerAgentId: owner });
    expect(await holderOf(second)).toBeNull();
    expect((await why(second)).waiting?.obstacleCounts).toEqual({ capacity: 1, kept: 1 });
    db.clock.advance(31_000);
    node.routing.drainQueues.request([team]);
    await node.settled();
    expect(await holderOf(second)).toBe(other);
  });

  it('go round in turn, whoever has less to do', async () => {
    await set({ strategy: 'round-robin' });
    const agents = [];
    for (let n = 0; n < 3; n++) agents.push(await node.agents.add({ teamIds: [team], capacity: 9 }));
    agents.sort();
    const holders = [];
    for (let n = 0; n < 6; n++) {
      holders.push(await holderOf(await open()));
      db.clock.advance(1_000);
    }
    expect(holders).toEqual([...agents, ...agents]);
  });

  it('let another team help after a wait, as soon as somebody there has room', async () => {
    const other = await node.agents.addTeam(true);
    const helper = await node.agents.add({ teamIds: [other], capacity: 1 });
    await set({ overflow: [{ cause: 'wait', over: 60, target: 'team', teamId: other }] });
    const own = await open({}, other);
    const id = await open();
    expect([await holderOf(own), await holderOf(id)]).toEqual([helper, null]);
    db.clock.advance(61_000);
    await node.act(() => node.conversations.close(own, db.clock.now()));
    expect(await holderOf(id)).toBe(helper);
    expect((await why(id)).decisions[0]?.explanation.eligible).toMatchObject([{ helpsFrom: other }]);
  });

  it('raise everybody’s capacity in promotion mode, at once and for whoever leads the shop', async () => {
    const busy = await node.agents.add({ teamIds: [team], capacity: 1 });
    await open();
    const waits = await open();
    expect(await holderOf(waits)).toBeNull();
    await expect(node.routing.setPromotion.execute(agent, { active: true })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await node.routing.setPromotion.execute(admin, { active: true });
    await node.settled();
    expect(await holderOf(waits)).toBe(busy);
    expect((await why(waits)).decisions[0]?.explanation.promotion).toBe(true);
  });

  it('are explained for thirty days', async () => {
    await node.agents.add({ teamIds: [team] });
    const id = await open();
    db.clock.advance(29 * 24 * 3_600_000);
    expect(await node.routing.forgetDecisions.execute()).toBe(0);
    db.clock.advance(2 * 24 * 3_600_000);
    expect(await node.routing.forgetDecisions.execute()).toBe(1);
    expect((await why(id)).decisions).toEqual([]);
  });
});
