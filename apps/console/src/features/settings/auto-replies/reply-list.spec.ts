import { listed, missingLanguages } from './reply-list';
import type { AutoReply } from './use-auto-replies';

const reply = (parts: Partial<AutoReply>): AutoReply => ({
  id: 'id',
  key: null,
  name: '退货',
  kind: 'keyword',
  enabled: true,
  priority: 50,
  inboxIds: [],
  keywords: [{ language: 'zh-CN', match: 'contains', words: ['退货'] }],
  texts: [
    { language: 'zh-CN', text: '可以退' },
    { language: 'en', text: 'You may return it' },
  ],
  attachmentIds: [],
  menu: [],
  action: 'none',
  cooldownSeconds: 120,
  phase: 'waiting',
  afterSeconds: null,
  repeats: null,
  version: 1,
  ...parts,
});

describe('the list of auto-replies', () => {
  it('has occasions as a conversation meets them, keywords by priority', () => {
    const { occasions, keywords, silent } = listed(
      [
        reply({ id: 'a', priority: 90 }),
        reply({ id: 'b', kind: 'closing' }),
        reply({ id: 'c', kind: 'welcome' }),
        reply({ id: 'd', priority: 5 }),
      ],
      '',
    );
    expect(occasions.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(keywords.map(({ id }) => id)).toEqual(['d', 'a']);
    expect(silent).toEqual(['queue', 'away', 'out-of-hours', 'holiday', 'no-reply-yet']);
  });

  it('finds by a keyword, a text or a key, and does not call an occasion silent that is only not found', () => {
    const replies = [
      reply({ id: 'a', key: 'ar-006' }),
      reply({ id: 'b', kind: 'welcome', name: '欢迎', texts: [{ language: 'en', text: 'Hello' }] }),
    ];
    expect(listed(replies, 'AR-006').keywords).toHaveLength(1);
    expect(listed(replies, ' hello ').occasions).toHaveLength(1);
    expect(listed(replies, '退货').silent).not.toContain('welcome');
  });

  it('a language is missing when it is not spoken, or not listened to', () => {
    expect(missingLanguages(reply({}))).toEqual(['en']);
    expect(missingLanguages(reply({ kind: 'welcome', keywords: [] }))).toEqual([]);
    expect(missingLanguages(reply({ kind: 'welcome', texts: [{ language: 'en', text: ' ' }] }))).toEqual([
      'zh-CN',
      'en',
    ]);
  });
});
