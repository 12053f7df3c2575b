import type { ConversationReader } from '../storage/conversation-reader';
import { CloseSilent } from './close-silent';
import type { CloseBySilence } from './closing';

describe('ending silent conversations', () => {
  it('ends the others when one cannot be ended, and says so afterwards', async () => {
    const ended: string[] = [];
    const reader = { silentSince: async () => ['a', 'b', 'c'] } as unknown as ConversationReader;
    const close = {
      async execute(_: unknown, { conversationId }: { conversationId: string }) {
        if (conversationId === 'a') throw new Error('no');
        ended.push(conversationId);
        return { status: 'closed' };
      },
    } as unknown as CloseBySilence;
    const now = new Date('2026-03-02T03:00:00Z');
    await expect(new CloseSilent(reader, close, { now: () => now }).execute()).rejects.toThrow(/1 silent/);
    expect(ended).toEqual(['b', 'c']);
  });
});
