import { compared, type PastTrial } from './past-changes';

const trial = (answers: Record<string, string | null>): PastTrial => ({
  messages: Object.entries(answers).map(([messageId, name]) => ({
    messageId,
    conversationId: 'c',
    number: '1',
    inboxId: 'i',
    at: '2026-01-01T00:00:00Z',
    text: messageId,
    language: 'zh-CN',
    matches: name
      ? [
          {
            key: name,
            autoReplyId: name,
            name,
            priority: 50,
            word: name,
            match: 'contains' as const,
            missing: [],
          },
        ]
      : [],
  })),
  looked: 0,
  matched: 0,
  shares: [],
  nextTo: null,
});

describe('a draft on past messages', () => {
  it('tells what it would answer that the saved ones do not, and the other way round', () => {
    const { messages, counts } = compared(
      trial({ a: '退货', b: '退货', c: null, d: '发票', e: null }),
      trial({ a: null, b: '换货', c: '物流', d: '发票', e: null }),
    );
    expect(messages.map(({ change, before }) => [change, before])).toEqual([
      ['gained', null],
      ['other', '换货'],
      ['lost', '物流'],
      [null, null],
      [null, null],
    ]);
    expect(counts).toEqual({ matched: 3, gained: 1, lost: 1, other: 1 });
  });

  it('has no changes without a draft, and knows nothing of messages that came between the two', () => {
    expect(compared(trial({ a: '退货' }), null).counts).toEqual({ matched: 1, gained: 0, lost: 0, other: 0 });
    expect(compared(trial({ a: '退货' }), trial({})).messages[0]?.change).toBeNull();
  });
});
