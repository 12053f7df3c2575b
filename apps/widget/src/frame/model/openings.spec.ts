import type { CustomerConversation, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { Failure, type Connection } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';
import { Openings } from './openings';

const setUp = (answer: (id: string) => string) => {
  const kept = new Map<string, unknown>();
  const cabinet = {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: unknown) => (value === null ? kept.delete(key) : kept.set(key, value)),
  } as unknown as Cabinet;
  const asked: unknown[] = [];
  const connection = {
    command: async (name: string, payload: { conversationId: string }) => {
      asked.push([name, payload]);
      return { conversation: { id: answer(payload.conversationId) } as CustomerConversation };
    },
  } as unknown as Connection<WidgetCommands, WidgetEvents>;
  const opened: string[] = [];
  const openings = new Openings(connection, cabinet, 'demo-shop', ({ id }) => opened.push(id));
  return { openings, asked, opened, kept };
};

describe('opening a conversation', () => {
  it('happens once, with what was answered before', async () => {
    const { openings, asked, opened, kept } = setUp((id) => id);
    const id = openings.begin({ answers: { name: '周嘉宁' } });
    await openings.ensure(id);
    await openings.ensure(id);
    expect(asked).toEqual([
      ['conversation.open', { conversationId: id, inboxKey: 'demo-shop', answers: { name: '周嘉宁' } }],
    ]);
    expect(opened).toEqual([id]);
    expect(kept.size).toBe(0);
  });
  it('keeps the answers when the server cannot be reached', async () => {
    const { openings, kept } = setUp(() => {
      throw new Failure('offline', '');
    });
    const id = openings.begin({ answers: { contact: '13800000417' } });
    await expect(openings.ensure(id)).rejects.toMatchObject({ code: 'offline' });
    expect(kept.get(`opening:${id}`)).toEqual({ answers: { contact: '13800000417' } });
  });
  it('sends what waits to the conversation that another tab has opened', async () => {
    const { openings, asked } = setUp(() => 'theirs');
    // Named, so that nobody asks a second time: each opening counts against the shopper's limit.
    await expect(openings.ensure(openings.begin())).rejects.toMatchObject({
      code: 'conversation-closed',
      details: { intoConversationId: 'theirs' },
    });
    expect(asked).toHaveLength(1);
    expect(openings.knows('theirs')).toBe(true);
    expect(await openings.next()).toBe('theirs');
  });
  it('asks for another id when this one belongs to somebody who used the device before', async () => {
    const { openings } = setUp(() => {
      throw new Failure('already-exists', '');
    });
    await expect(openings.ensure(openings.begin())).rejects.toMatchObject({ code: 'conversation-closed' });
  });
});
