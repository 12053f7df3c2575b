import { aConversation } from '../testing';
import { customerViewOf, stateOf } from './views';

const at = new Date('2026-03-02T03:00:00.000Z');
const answered = aConversation({
  lastMessageAuthorKind: 'agent',
  lastMessageAuthorId: '0191a000-0000-7000-8000-00000000000a',
  lastMessageAuthorName: '小芳',
  lastMessageExcerpt: '在的',
  lastMessageAt: at,
});

describe('what was said last', () => {
  it('is told to staff with whose it is', () => {
    expect(stateOf(answered).lastMessage).toEqual({
      authorKind: 'agent',
      authorId: answered.lastMessageAuthorId,
      authorName: '小芳',
      excerpt: '在的',
      at: at.toISOString(),
    });
  });

  it('is told to the customer without', () => {
    expect(customerViewOf(answered, 0, at).lastMessage).toEqual({
      ...{ authorKind: 'agent', excerpt: '在的', at: at.toISOString() },
    });
  });
});
