import { newId } from '@yingda/platform';
import type { TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';

interface Updated {
  conversation: { id: string; status: string; agentId: string | null; joinedAgentIds: string[] };
}
interface Sent {
  message: { author: { name: string }; content: { kind: string; text?: string } };
}

describe('a supervisor at an agent’s conversation', () => {
  let gateway: TestGateway;
  let team: string;
  let inboxKey: string;
  let agent: { id: string; email: string };
  let desk: TestSocket;
  let lead: TestSocket;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    inboxKey = (await gateway.inbox(team)).key;
    agent = await gateway.agent([team], { name: '陈敏', capacity: 40 });
    desk = await gateway.console(agent.email);
    const supervisor = await gateway.agent([team], { name: '周岚', role: 'supervisor' });
    lead = await gateway.console(supervisor.email);
    await lead.done('presence.set', { state: 'busy' });
  });
  afterAll(() => gateway.stop());

  async function served(): Promise<{ shopper: TestSocket; conversationId: string }> {
    const shopper = await gateway.widget(inboxKey);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('在吗') });
    await desk.waitFor<Updated>(
      'conversation.updated',
      ({ conversation }) => conversation.id === conversationId && conversation.status === 'assigned',
    );
    await lead.done('conversation.subscribe', { conversationId });
    return { shopper, conversationId };
  }
  const whisper = (conversationId: string, words: string, clientMessageId = newId()) =>
    lead.done('note.add', { conversationId, clientMessageId, text: words, toHolder: true });
  const heardBy = (shopper: TestSocket) => JSON.stringify(shopper.events('message.sent'));

  it('whispers to the agent alone; the shopper hears nothing of it, then the lead who joins', async () => {
    const { shopper, conversationId } = await served();
    await whisper(conversationId, '先问订单号');
    const told = await desk.waitFor<{ conversationId: string; excerpt: string }>('agent.mentioned');
    expect(told).toMatchObject({ conversationId, excerpt: '先问订单号' });
    const refused = (words: string) =>
      lead.refused('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
    expect(await refused('您好')).toBe('not-permitted');
    await lead.done('conversation.join', { conversationId });
    await lead.done('message.send', { conversationId, clientMessageId: newId(), content: text('我是主管') });
    await shopper.waitFor<Sent>('message.sent', ({ message }) => message.content.text === '我是主管');
    expect(heardBy(shopper)).not.toContain('先问订单号');
    await lead.done('conversation.leave', { conversationId });
    expect(await refused('还有')).toBe('not-permitted');
    const row = await desk.waitFor<Updated>(
      'conversation.updated',
      ({ conversation }) => conversation.id === conversationId && conversation.status === 'active',
    );
    expect(row.conversation.agentId).toBe(agent.id);
    shopper.close();
  });

  it('takes over, and who had it is told by whom', async () => {
    const { shopper, conversationId } = await served();
    await lead.done('conversation.assign', { conversationId });
    const gone = await desk.waitFor<{ conversationId: string; byName: string }>(
      'conversation.withdrawn',
      (event) => event.conversationId === conversationId,
    );
    expect(gone.byName).toBe('周岚');
    await lead.done('message.send', { conversationId, clientMessageId: newId(), content: text('由我来') });
    await shopper.waitFor<Sent>('message.sent', ({ message }) => message.content.text === '由我来');
    shopper.close();
  });

  it('sets an agent’s state and speaks to the team; an agent may do neither', async () => {
    await lead.done('presence.force', { agentId: agent.id, state: 'away', reason: '先休息' });
    expect(await desk.waitFor('presence.forced')).toEqual({
      ...{ state: 'away', reason: '先休息', byName: '周岚' },
    });
    const notice = { noticeId: newId(), teamId: team, text: '十点起双倍积分' };
    await lead.done('team.notify', notice);
    await lead.done('team.notify', notice);
    await desk.waitFor('team.notified');
    await desk.done('presence.set', { state: 'online' });
    expect(desk.events('team.notified')).toHaveLength(1);
    for (const [name, payload] of [
      ['presence.force', { agentId: agent.id, state: 'busy', reason: 'x' }],
      ['team.notify', { ...notice, noticeId: newId() }],
    ] as const)
      expect(await desk.refused(name, payload)).toBe('not-permitted');
  });
});
