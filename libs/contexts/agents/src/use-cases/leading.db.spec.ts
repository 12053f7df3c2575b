import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { newId } from '@yingda/platform';
import { agentsOn, anAgentActor, theSystem } from '../testing';
import { AgentReader } from './agent-reader';
import { ConnectAgent } from './connect-agent';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { CreateTeam } from './create-team';
import { ForcePresence } from './force-presence';
import { SetPresence } from './set-presence';
import { NotifyTeam, ReadTeamNotices } from './team-notices';

describe('leading a team', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;
  let teamId: string;
  let otherTeam: string;
  let agentId: string;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    agents = agentsOn(db);
    teamId = await agents.get(CreateTeam).execute(theSystem, { name: '售前' });
    otherTeam = await agents.get(CreateTeam).execute(theSystem, { name: '售后' });
    agentId = await create('lin', teamId);
    await agents
      .get(ConnectAgent)
      .execute(anAgentActor({ agentId }), { socketId: 'one', gatewayId: 'gateway' });
  });
  afterAll(() => db.close());

  const create = (name: string, ofTeam: string) =>
    agents.get(CreateAgentWithPassword).execute(theSystem, {
      email: `${name}@shop.example`,
      name,
      role: 'agent',
      teamIds: [ofTeam],
      password: 'a long enough one',
    });
  const lead = (teamIds: string[], reach: 'team' | 'all' = 'team') =>
    anAgentActor({ name: '主管', teamIds, permissions: { 'conversation.take-over': reach } });
  const stateOf = async () => {
    const found = await agents.get(AgentReader).record(agentId);
    return { state: found.state, reason: found.reason };
  };

  it('sets an agent away with a reason the agent is told, and the agent may say otherwise', async () => {
    const actor = lead([teamId]);
    await agents.get(ForcePresence).execute(actor, { agentId, state: 'away', reason: ' 午休 ' });
    expect(await stateOf()).toEqual({ state: 'away', reason: '午休' });
    const [told] = await recordedEvents(db.database, 'presence.forced');
    expect(told!.payload).toEqual({
      agentId,
      state: 'away',
      reason: '午休',
      by: { kind: 'agent', id: actor.agentId, name: '主管' },
    });
    await agents.get(SetPresence).execute(anAgentActor({ agentId }), { state: 'online' });
    expect(await stateOf()).toMatchObject({ state: 'online' });
  });

  it('lets nobody set agents of another team, and leaves no trace of the attempt', async () => {
    const force = (actor: ReturnType<typeof lead>, id = agentId) =>
      agents.get(ForcePresence).execute(actor, { agentId: id, state: 'busy', reason: '盘点' });
    await expect(force(lead([otherTeam]))).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(force(anAgentActor({ teamIds: [teamId] }))).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(force(lead([], 'all'), newId())).rejects.toMatchObject({ code: 'agent-not-found' });
    expect(await recordedEvents(db.database, 'presence.forced')).toEqual([]);
    expect(await stateOf()).toMatchObject({ state: 'online' });
  });

  it('keeps what is said to a team for its members until they have read it, once however often it is sent', async () => {
    const noticeId = newId();
    const say = () =>
      agents.get(NotifyTeam).execute(lead([teamId]), { noticeId, teamId, text: '十点起双倍积分' });
    await Promise.all([say(), say(), say()]);
    expect(await recordedEvents(db.database, 'team.notified')).toHaveLength(1);
    const read = agents.get(ReadTeamNotices);
    const member = anAgentActor({ agentId });
    const [unread] = await read.unread(member);
    expect(unread).toMatchObject({ id: noticeId, text: '十点起双倍积分', byName: '主管' });
    expect(await read.unread(anAgentActor({ agentId: await create('wu', otherTeam) }))).toEqual([]);
    await read.markRead(member, new Date(unread!.at));
    expect(await read.unread(member)).toEqual([]);
    await expect(
      agents.get(NotifyTeam).execute(lead([otherTeam]), { noticeId: newId(), teamId, text: '…' }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('forgets what was said more than a shift ago', async () => {
    await agents
      .get(NotifyTeam)
      .execute(lead([teamId]), { noticeId: newId(), teamId, text: '今天早会改到九点' });
    db.clock.advance(13 * 3_600_000);
    expect(await agents.get(ReadTeamNotices).unread(anAgentActor({ agentId }))).toEqual([]);
  });
});
