import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { MOST_JOINED } from '../domain/joining';
import { ConversationReader } from '../storage/conversation-reader';
import { TimelineReads } from '../storage/timeline-reads';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, aTopic, testGround, type TestGround } from '../testing-ground';
import { AddNote } from './add-note';
import { AcceptConversation, AssignConversation } from './assigning';
import { CloseConversation } from './closing';
import { JoinConversation, LeaveConversation } from './joining';
import { SendMessage } from './send-message';
import { ReturnConversation } from './waiting';

describe('a supervisor at a conversation that is an agent’s', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(() => {
    ground = testGround(test);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const teamId = newId();
  const colleague = (with_: Partial<AgentActor> = {}) => {
    const agent = anAgent({ teamIds: [teamId], ...with_ });
    ground.names.know(agent);
    ground.presence.present.add(agent.agentId);
    return agent;
  };
  const supervisor = (with_: Partial<AgentActor> = {}) =>
    colleague({ role: 'supervisor', permissions: anAgent({ role: 'supervisor' }).permissions, ...with_ });
  async function served() {
    const agent = colleague();
    const { id: conversationId } = await anOpenConversation(ground.context, { teamId });
    await use(AcceptConversation).execute(agent, { conversationId });
    return { agent, at: { conversationId } };
  }
  const say = (actor: AgentActor, at: { conversationId: string }, text: string) =>
    use(SendMessage).execute(actor, { ...at, clientMessageId: newId(), content: { kind: 'text', text } });
  const whisper = (actor: AgentActor, at: { conversationId: string }, clientMessageId = newId()) =>
    use(AddNote).execute(actor, { ...at, clientMessageId, text: '先道歉', toHolder: true });

  it('writes along after joining, while the conversation stays with its agent', async () => {
    const { agent, at } = await served();
    const lead = supervisor({ publicName: '主管' });
    await expect(say(lead, at, '您好')).rejects.toMatchObject({ code: 'not-permitted' });
    const [joined] = await Promise.all([1, 2].map(() => use(JoinConversation).execute(lead, at)));
    expect(joined).toMatchObject({ agentId: agent.agentId, joinedAgentIds: [lead.agentId] });
    await say(lead, at, '我来帮您');
    await say(agent, at, '谢谢');
    const state = await use(ConversationReader).state(at.conversationId);
    expect(state).toMatchObject({ agentId: agent.agentId, joinedAgentIds: [lead.agentId], status: 'active' });
    const { entries } = await use(TimelineReads).entries(at.conversationId, null);
    const told = entries.filter(
      ({ content }) => content.kind === 'event' && content.event === 'agent-joined',
    );
    expect(told.map((entry) => [entry.author.name, entry.sequence !== null])).toContainEqual(['主管', true]);
    expect(told.filter((entry) => entry.author.id === lead.agentId)).toHaveLength(1);
  });

  it('writes no more after leaving, after the end, and as who has it now', async () => {
    const { agent, at } = await served();
    const lead = supervisor();
    await use(JoinConversation).execute(lead, at);
    expect(await use(LeaveConversation).execute(lead, at)).toMatchObject({ joinedAgentIds: [] });
    await expect(say(lead, at, '还在')).rejects.toMatchObject({ code: 'not-permitted' });
    await use(JoinConversation).execute(lead, at);
    expect(await use(AssignConversation).execute(lead, at)).toMatchObject({ joinedAgentIds: [] });
    await use(AssignConversation).execute(theSystem, { ...at, agentId: agent.agentId, how: 'assigned' });
    await use(JoinConversation).execute(lead, at);
    const disposition = { topicId: await aTopic(test), resolved: 'yes' as const, summary: '' };
    const closed = await use(CloseConversation).execute(agent, { ...at, disposition });
    expect(closed).toMatchObject({ joinedAgentIds: [] });
  });

  it('joins only by right, only what somebody has, and never in a crowd', async () => {
    const { at } = await served();
    await expect(use(JoinConversation).execute(colleague(), at)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const elsewhere = supervisor({ teamIds: [newId()] });
    await expect(use(JoinConversation).execute(elsewhere, at)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    for (let n = 0; n < MOST_JOINED; n += 1) await use(JoinConversation).execute(supervisor(), at);
    await expect(use(JoinConversation).execute(supervisor(), at)).rejects.toMatchObject({
      code: 'not-joinable',
    });
    const { id: waiting } = await anOpenConversation(ground.context, { teamId });
    await expect(
      use(JoinConversation).execute(supervisor(), { conversationId: waiting }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('whispers to whoever has it at that moment, once, and to nobody when nobody has', async () => {
    const { agent, at } = await served();
    const [lead, next] = [supervisor(), colleague()];
    await use(AssignConversation).execute(lead, { ...at, agentId: next.agentId });
    const clientMessageId = newId();
    await Promise.all([1, 2].map(() => whisper(lead, at, clientMessageId)));
    const told = await recordedEvents(test.database, 'note.added');
    expect(told.map(({ payload }) => payload.mentions)).toEqual([[next.agentId]]);
    expect(told[0]!.payload.entries[0]).toMatchObject({ entry: 'note', sequence: null });
    await use(ReturnConversation).execute(theSystem, { ...at, reason: 'returned' });
    await expect(whisper(lead, at)).rejects.toMatchObject({ code: 'conversation-not-open' });
    await expect(whisper(colleague({ teamIds: [] }), at)).rejects.toMatchObject({ code: 'not-permitted' });
    expect(agent.agentId).not.toBe(next.agentId);
  });
});
