import type { Content, StaffEntry } from '@yingda/contracts';
import { choicesIn } from './choices';

const said = (id: string, by: 'customer' | 'bot' | 'agent', content: Content): StaffEntry =>
  ({ id, entry: 'message', author: { kind: by, name: by }, content }) as StaffEntry;
const text = (words: string, choice?: { messageId: string; itemId: string }): Content => ({
  kind: 'text',
  text: words,
  ...(choice ? { choice } : {}),
});
const menu: Content = {
  kind: 'menu',
  text: '?',
  items: [
    { id: 'order', label: '查订单' },
    { id: 'person', label: '人工客服' },
  ],
};

describe('choices in a conversation', () => {
  it('are what was tapped', () => {
    const { chosen, meant } = choicesIn([
      said('m', 'bot', menu),
      said('n', 'agent', text('好')),
      said('c', 'customer', text('人工客服', { messageId: 'm', itemId: 'person' })),
    ]);
    expect([...chosen]).toEqual([['m', 'person']]);
    expect([...meant]).toEqual([['c', '人工客服']]);
  });

  it('are what was written by number, while the menu is what the shop said last', () => {
    const number = said('c', 'customer', text(' 2 '));
    const now = choicesIn([said('m', 'bot', menu), said('h', 'customer', text('嗯？')), number]);
    expect([[...now.chosen], [...now.meant]]).toEqual([[['m', 'person']], [['c', '人工客服']]]);
    const later = choicesIn([said('m', 'bot', menu), said('a', 'agent', text('几件？')), number]);
    expect([later.chosen.size, later.meant.size]).toEqual([0, 0]);
  });
});
