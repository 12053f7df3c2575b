import type { Content, Message } from '@yingda/contracts';
import type { QueuedMessage, TimelineItem } from '@yingda/realtime-client';
import { menuState } from './answering';

type Item = TimelineItem<Message>;
const said = (id: string, content: Content, more: object = {}): Item => ({
  kind: 'entry',
  key: id,
  entry: { id, content, author: { kind: 'bot', name: 'B' }, ...more } as Message,
});
const wrote = (id: string, content: Content): Item =>
  said(id, content, { author: { kind: 'customer', name: 'C' } });
const waiting = (content: Content): Item => ({
  kind: 'local',
  key: 'local',
  message: { content } as QueuedMessage,
});
const menu: Content = { kind: 'menu', text: '?', items: [{ id: 'a', label: 'A' }] };
const chose = (messageId: string): Content => ({
  kind: 'text',
  text: 'A',
  choice: { messageId, itemId: 'a' },
});
const text: Content = { kind: 'text', text: 'A' };

describe('a menu in the chat', () => {
  it('can be answered while it is the newest and the talk has not gone on', () => {
    const items = [said('m1', menu), said('x', text)];
    expect(menuState(items, 'm1')).toEqual({ open: true, chosen: null });
    expect(menuState([...items, wrote('c', text)], 'm1').open).toBe(true);
    expect(menuState([...items, wrote('c', text), said('y', text)], 'm1').open).toBe(false);
    expect(menuState([...items, said('m2', menu)], 'm1').open).toBe(false);
    expect(menuState([...items, said('m2', menu)], 'm2').open).toBe(true);
  });

  it('is answered once, also by what still waits here to be sent', () => {
    for (const answer of [wrote('c', chose('m1')), waiting(chose('m1'))])
      expect(menuState([said('m1', menu), answer], 'm1')).toEqual({ open: false, chosen: 'a' });
    expect(menuState([said('m1', menu), wrote('c', chose('other'))], 'm1').open).toBe(true);
  });

  it('is the newest again when the one after it was taken back', () => {
    const taken = said('m2', menu, { recalledAt: '2026-01-01T00:00:00.000Z' });
    expect(menuState([said('m1', menu), taken], 'm1').open).toBe(true);
  });
});
