import { TRANSFER_UNDO_MS } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { TimelineReads } from '../storage/timeline-reads';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AcceptConversation, AssignConversation } from './assigning';
import { TransferConversation } from './handling';
import { AddNote } from '../index';
import { SendMessage } from './send-message';
import { TakeBackTransfer } from './take-back';
import { OfferConversation } from './waiting';

describe('a transfer taken back', () => {
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

  const [teamId, otherTeam] = [newId(), newId()];
  const colleague = (with_: Partial<AgentActor> = {}) => {
    const agent = anAgent({ teamIds: [teamId], ...with_ });
    ground.names.know(agent);
    ground.presence.present.add(agent.agentId);
    return agent;
  };
  async function transferred(by: AgentActor, to: { agentId?: string; teamId?: string }) {
    const { id: conversationId } = await anOpenConversation(ground.context, { teamId });
    await use(AcceptConversation).execute(by, { conversationId });
    await use(TransferConversation).execute(by, { conversationId, to, note: '请继续' });
    return { conversationId };
  }
  const takeBack = (actor: AgentActor, at: { conversationId: string }) =>
    use(TakeBackTransfer).execute(actor, at);
  const loads = async (...agents: AgentActor[]) => {
    const found = await use(ConversationReader).loads(agents.map(({ agentId }) => agentId));
    return agents.map(({ agentId }) => found.get(agentId) ?? 0);
  };

  it('returns from a colleague who has it but has done nothing with it', async () => {
    const [agent, next] = [colleague({ name: '王芳' }), colleague({ teamIds: [otherTeam] })];
    const at = await transferred(agent, { agentId: next.agentId });
    expect(await takeBack(agent, at)).toMatchObject({
      status: 'assigned',
      agentId: agent.agentId,
      teamId,
    });
    expect(await loads(agent, next)).toEqual([1, 0]);
    const { entries } = await use(TimelineReads).entries(at.conversationId, null);
    expect(entries.map((entry) => entry.content)).toContainEqual({
      kind: 'event',
      event: 'transfer-taken-back',
      details: { byName: '王芳' },
    });
    const moves = await recordedEvents(test.database, 'conversation.transferred');
    expect(moves[1]!.payload).toMatchObject({
      from: { agentId: next.agentId, teamId: otherTeam },
      to: { agentId: agent.agentId, teamId },
      takenBack: true,
    });
  });

  it('returns out of a queue nobody has taken it from, though its agent sees that team no more', async () => {
    const agent = colleague();
    const at = await transferred(agent, { teamId: otherTeam });
    expect(await takeBack(agent, at)).toMatchObject({ agentId: agent.agentId, teamId });
  });

  it('returns from who was given or offered it by routing: nobody has accepted', async () => {
    const [agent, next] = [colleague(), colleague({ teamIds: [otherTeam] })];
    const given = await transferred(agent, { teamId: otherTeam });
    await use(AssignConversation).execute(theSystem, { ...given, agentId: next.agentId, how: 'routed' });
    expect(await takeBack(agent, given)).toMatchObject({ agentId: agent.agentId });
    const offered = await transferred(agent, { teamId: otherTeam });
    const expiresAt = new Date(test.clock.now().getTime() + 30_000);
    await use(OfferConversation).execute(theSystem, { ...offered, agentId: next.agentId, expiresAt });
    expect(await takeBack(agent, offered)).toMatchObject({ agentId: agent.agentId });
  });

  it('is too late once a colleague took it, wrote to the customer or noted something', async () => {
    const [agent, next] = [colleague(), colleague({ name: '陈敏', teamIds: [teamId, otherTeam] })];
    const accepted = await transferred(agent, { teamId: otherTeam });
    await use(AcceptConversation).execute(next, accepted);
    const answered = await transferred(agent, { agentId: next.agentId });
    await use(SendMessage).execute(next, {
      ...answered,
      clientMessageId: newId(),
      content: { kind: 'text', text: '您好' },
    });
    const noted = await transferred(agent, { agentId: next.agentId });
    await use(AddNote).execute(next, { ...noted, clientMessageId: newId(), text: '看过了', mentions: [] });
    for (const at of [accepted, answered, noted])
      await expect(takeBack(agent, at)).rejects.toMatchObject({ code: 'already-taken' });
    await expect(takeBack(agent, accepted)).rejects.toMatchObject({ details: { byName: '陈敏' } });
  });

  it('is its maker’s alone, for a minute, and done once however often it is asked', async () => {
    const [agent, next, third] = [colleague(), colleague(), colleague()];
    const at = await transferred(agent, { agentId: next.agentId });
    await expect(takeBack(third, at)).rejects.toMatchObject({ code: 'not-permitted' });
    await Promise.all([takeBack(agent, at), takeBack(agent, at)]);
    expect(await recordedEvents(test.database, 'conversation.transferred')).toHaveLength(2);
    const late = await transferred(agent, { agentId: next.agentId });
    test.clock.advance(TRANSFER_UNDO_MS + 1);
    await expect(takeBack(agent, late)).rejects.toMatchObject({ code: 'edit-window-over' });
    const { id } = await anOpenConversation(ground.context, { teamId });
    await expect(takeBack(agent, { conversationId: id })).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('waits in its queue again when who had it is gone for good', async () => {
    const [agent, supervisor] = [colleague(), colleague({ role: 'supervisor' })];
    const { id: conversationId } = await anOpenConversation(ground.context, { teamId });
    await use(AcceptConversation).execute(agent, { conversationId });
    await use(TransferConversation).execute(supervisor, {
      conversationId,
      to: { teamId: otherTeam },
      note: '转组',
    });
    ground.names.agents.get(agent.agentId)!.active = false;
    expect(await takeBack(supervisor, { conversationId })).toMatchObject({ status: 'queued', teamId });
  });
});
