import { newId } from '@yingda/platform';
import type { TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';

type Console = TestSocket & { token: string };
interface Mention {
  conversationId: string;
  position: number;
  unread: number;
  firstUnread?: number;
  excerpt: string;
}
interface Page {
  items: { id: string }[];
  mentions: Mention[];
  next: string | null;
}

describe('colleagues named in notes', () => {
  let gateway: TestGateway;
  let team: string;
  let inboxKey: string;
  let chen: Console;
  let su: { id: string; email: string };
  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    inboxKey = (await gateway.inbox(team)).key;
    chen = await gateway.console((await gateway.agent([team], { name: '陈敏', capacity: 40 })).email);
    su = await gateway.agent([team], { name: '苏晴' });
  });
  afterAll(() => gateway.stop());

  /** A conversation that the first agent has. */
  async function conversation(): Promise<string> {
    const shopper = await gateway.widget(inboxKey);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('在吗') });
    await chen.waitFor<{ conversation: { id: string; status: string } }>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.status === 'assigned',
    );
    shopper.close();
    return conversationId;
  }
  const note = (conversationId: string, mentions: string[], words = '@苏晴 看一下') =>
    chen.done<{ id: string; notTold?: string[] }>('note.add', {
      ...{ conversationId, clientMessageId: newId(), text: words, mentions },
    });
  const get = async <T>(path: string, token: string): Promise<T> =>
    (await gateway.request<T>('GET', path, { token })).body;
  const listed = (token: string, cursor = ''): Promise<Page> =>
    get<Page>(`/api/conversations?view=mentions&limit=2${cursor}`, token);
  const unread = async (token: string): Promise<number> =>
    (await get<{ mentions: number }>('/api/conversations/counts', token)).mentions;

  it('find the notes afterwards, newest unread first, in pages; reading them is known on every screen', async () => {
    const ids = [await conversation(), await conversation(), await conversation()];
    // Nobody is at the console: what names them waits.
    for (const id of ids) await note(id, [su.id]);
    await note(ids[0]!, [su.id], '@苏晴 急');
    const [one, other] = [await gateway.console(su.email), await gateway.console(su.email)];
    expect(await unread(one.token)).toBe(3);
    const first = await listed(one.token);
    const second = await listed(one.token, `&cursor=${first.next}`);
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual([ids[0], ids[2], ids[1]]);
    expect(second.next).toBeNull();
    const { position, firstUnread } = first.mentions[0]!;
    expect(first.mentions[0]).toMatchObject({ unread: 2, excerpt: '@苏晴 急' });
    expect(firstUnread).toBeLessThan(position);

    await one.done('mention.read', { conversationId: ids[0]!, upToPosition: position });
    for (const screen of [one, other])
      await screen.waitFor<{ upToPosition: number }>(
        'mention.read',
        (event) => event.upToPosition === position,
      );
    expect(chen.events('mention.read')).toEqual([]);
    expect(await unread(other.token)).toBe(2);
    const after = await listed(other.token);
    const last = await listed(other.token, `&cursor=${after.next}`);
    expect([...after.items, ...last.items].map((item) => item.id)).toEqual([ids[2], ids[1], ids[0]]);
    expect(last.mentions[0]).toMatchObject({ unread: 0 });
    one.close();
    other.close();
  });

  it('are told at once where the note stands', async () => {
    const screen = await gateway.console(su.email);
    const conversationId = await conversation();
    const { id } = await note(conversationId, [su.id], '@苏晴 现在');
    const told = await screen.waitFor<{ noteId: string; excerpt: string; position: number }>(
      'agent.mentioned',
      (event) => event.noteId === id,
    );
    expect(told).toMatchObject({ conversationId, excerpt: '@苏晴 现在', position: expect.any(Number) });
    screen.close();
  });

  it('hear nothing of a conversation that is not theirs to read, and are not offered there; the writer hears who', async () => {
    const elsewhere = await gateway.agent([await gateway.team()], { name: '王五' });
    const stranger = await gateway.console(elsewhere.email);
    const gone = await gateway.agent([team], { name: '赵六' });
    const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    await gateway.request('POST', `/api/agents/${gone.id}/deactivate`, { token: admin, body: {} });
    const conversationId = await conversation();
    const offered = await get<{ agentIds: string[] }>(
      `/api/conversations/${conversationId}/colleagues`,
      chen.token,
    );
    expect(offered.agentIds).toContain(su.id);
    for (const id of [elsewhere.id, gone.id]) expect(offered.agentIds).not.toContain(id);

    const secret = '秘密：只有我们知道';
    const added = await note(conversationId, [elsewhere.id, su.id, gone.id], secret);
    expect(added.notTold).toEqual([elsewhere.id, gone.id]);
    expect(await unread(stranger.token)).toBe(0);
    expect((await listed(stranger.token)).items).toEqual([]);
    expect(
      (
        await gateway.request('GET', `/api/conversations/${conversationId}/colleagues`, {
          token: stranger.token,
        })
      ).status,
    ).toBe(403);
    // Whatever comes after the note on their socket has overtaken nothing.
    await stranger.done('presence.set', { state: 'busy' });
    expect(JSON.stringify(stranger.received)).not.toContain(conversationId);
    expect(JSON.stringify(stranger.received)).not.toContain(secret);
    stranger.close();
  });

  it('lose a mention from sight with the conversation, and find it again when that comes back', async () => {
    const colleague = await gateway.agent([team], { name: '周全' });
    const token = await gateway.signIn(colleague.email);
    const other = await gateway.team(undefined, { automaticAccept: false });
    const conversationId = await conversation();
    await note(conversationId, [colleague.id]);
    expect(await unread(token)).toBe(1);
    await chen.done('conversation.transfer', { conversationId, to: { teamId: other }, note: '转组' });
    expect(await unread(token)).toBe(0);
    expect(await listed(token)).toMatchObject({ items: [], mentions: [] });
    const manager = await gateway.console((await gateway.agent([], { role: 'manager' })).email);
    await manager.done('conversation.transfer', { conversationId, to: { teamId: team }, note: '转回' });
    expect((await listed(token)).items.map((item) => item.id)).toEqual([conversationId]);
    manager.close();
  });
});
