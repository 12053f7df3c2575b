import { saidBy } from './said-by';

const entry = {
  id: 'e',
  at: '2026-01-01T00:00:00Z',
  autoReplyId: 'reply',
  key: null,
  name: '退换货',
  kind: 'keyword' as const,
  outcome: 'sent' as const,
  detail: '退货',
  heardMessageId: 'h',
  messageId: 'said',
  action: null,
};
const run = {
  id: 'r',
  ruleId: 'rule',
  ruleName: 'VIP 提醒',
  ruleVersion: 1,
  trigger: 'message.customer' as const,
  eventId: 'v',
  conversationId: 'c',
  number: '1',
  customerId: null,
  at: '2026-01-01T00:00:00Z',
  endedAt: null,
  depth: 0,
  state: 'done' as const,
  why: null,
  conditions: [],
  actions: [
    {
      kind: 'tag' as const,
      state: 'done' as const,
      at: null,
      why: null,
      details: {} as Record<string, string>,
    },
    {
      kind: 'reply' as const,
      state: 'done' as const,
      at: null,
      why: null,
      details: { messageId: 'ruled' } as Record<string, string>,
    },
  ],
};

it('an automatic message is traced to what said it', () => {
  const all = saidBy([entry, { ...entry, id: 'u', outcome: 'cooldown', messageId: null }], [run]);
  expect([...all]).toEqual([
    ['said', { kind: 'reply', id: 'reply', name: '退换货', word: '退货' }],
    ['ruled', { kind: 'rule', id: 'rule', name: 'VIP 提醒', word: null }],
  ]);
});
