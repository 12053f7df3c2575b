import type { Thread, ThreadFacts } from '../placing';
import { placeMail } from './placement';

const facts: Omit<ThreadFacts, 'takesPart'> = {
  ofToken: (token) => (token === 'good' ? 'conversation-1' : null),
  ofMessageIds: async (ids) =>
    new Map(ids.filter((id) => id === '<ours@x>').map((id) => [id, 'conversation-2'])),
};

const place = (thread: Partial<Thread>, sender = 'anna@buyer.example', strangersMayJoin = false) =>
  placeMail(
    { thread: { references: [], messageId: '<m@x>', ...thread }, strangersMayJoin },
    { ...facts, takesPart: async () => sender === 'anna@buyer.example' },
  );

describe('where a mail goes', () => {
  test('by the signed token, before any reference', async () => {
    expect(await place({ token: 'good', references: ['<ours@x>'] })).toEqual({
      conversationId: 'conversation-1',
      by: 'token',
      addsParticipant: false,
    });
  });

  test('by a stored Message-ID when the token is not ours', async () => {
    expect(await place({ token: 'forged', references: ['<theirs@x>', '<ours@x>'] })).toMatchObject({
      conversationId: 'conversation-2',
      by: 'reference',
    });
  });

  test('a stranger with a reference begins a conversation of their own, with a note', async () => {
    expect(await place({ references: ['<ours@x>'] }, 'eve@evil.example')).toEqual({
      conversationId: null,
      note: 'stranger-with-reference',
    });
    expect(await place({ references: ['<ours@x>'] }, 'eve@evil.example', true)).toMatchObject({
      conversationId: null,
    });
  });

  test('a stranger with a token enters only where the setting allows', async () => {
    expect(await place({ token: 'good' }, 'bob@buyer.example')).toEqual({
      conversationId: null,
      note: 'stranger-with-token',
    });
    expect(await place({ token: 'good' }, 'bob@buyer.example', true)).toEqual({
      conversationId: 'conversation-1',
      by: 'token',
      addsParticipant: true,
    });
  });

  test('whom their own domain disowns is a stranger everywhere', async () => {
    expect(await place({ token: 'good', dmarc: 'fail' })).toMatchObject({ conversationId: null });
    expect(await place({ token: 'good', dmarc: 'fail' }, 'anna@buyer.example', true)).toMatchObject({
      conversationId: null,
    });
    expect(await place({ references: ['<ours@x>'], dmarc: 'fail' })).toMatchObject({ conversationId: null });
    expect(await place({ references: ['<ours@x>'], dmarc: 'pass' })).toMatchObject({
      conversationId: 'conversation-2',
    });
  });

  test('nothing said: a new conversation, without a note', async () => {
    expect(await place({})).toEqual({ conversationId: null, note: null });
  });
});
