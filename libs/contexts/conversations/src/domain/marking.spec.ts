import { aConversation, theSystem } from '../testing';
import { newId } from '@yingda/platform';
import { mark } from './marking';

describe('sorting a conversation by tags and priority', () => {
  const moment = { actor: theSystem, now: new Date('2026-03-02T03:00:00Z'), newId };

  it('adds what is not there, takes away what is, and keeps the order they came in', () => {
    const before = aConversation({ tags: ['夜间', '退款'] });
    const [step] = mark(before, { tag: ['退款', ' 投诉 '], untag: ['夜间'], priority: 'high' }, moment);
    expect(step!.conversation).toMatchObject({ tags: ['退款', '投诉'], priority: 'high' });
    expect(step!.conversation.staffRevision).toBe(before.staffRevision + 1);
    expect(step!.conversation.customerRevision).toBe(before.customerRevision);
  });

  it('says nothing where nothing changes', () => {
    expect(mark(aConversation({ tags: ['退款'] }), { tag: ['退款'], untag: ['没有'] }, moment)).toEqual([]);
  });

  it('tags one that is over, but gives it no priority any more', () => {
    const over = aConversation({ status: 'closed' });
    expect(mark(over, { tag: ['回访'] }, moment)[0]!.conversation.tags).toEqual(['回访']);
    expect(() => mark(over, { priority: 'urgent' }, moment)).toThrow('over');
  });

  it('refuses empty, overlong and too many tags', () => {
    expect(() => mark(aConversation(), { tag: [' '] }, moment)).toThrow('1 to 40');
    expect(() => mark(aConversation(), { tag: ['x'.repeat(41)] }, moment)).toThrow('1 to 40');
    const many = Array.from({ length: 21 }, (_, index) => `t${index}`);
    expect(() => mark(aConversation(), { tag: many }, moment)).toThrow('at most 20');
  });
});
