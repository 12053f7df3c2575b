import type { MentionBrief } from '@yingda/contracts';
import { mentioned, mentionsRead, NO_MENTIONS, putMentions } from './mentions';

const at = (minute: number) => `2026-11-21T06:${String(minute).padStart(2, '0')}:00.000Z`;
const brief = (position: number, parts: Partial<MentionBrief> = {}): MentionBrief => ({
  conversationId: 'c1',
  noteId: `n${position}`,
  position,
  byName: '林悦',
  excerpt: '@我',
  at: at(position),
  unread: 1,
  firstUnread: position,
  ...parts,
});
const event = (position: number) => ({
  ...{ conversationId: 'c1', number: '100001', byName: '林悦', excerpt: '@我' },
  ...{ noteId: `n${position}`, position, at: at(position) },
});
const only = (mentions: typeof NO_MENTIONS) => mentions.byConversation['c1'];

it('counts what arrives, and keeps the first unread place', () => {
  const known = mentioned(mentioned(NO_MENTIONS, event(5)), event(9));
  expect(only(known)).toMatchObject({ position: 9, unread: 2, firstUnread: 5 });
});

it('takes an event that comes twice, or late, for what it is', () => {
  const known = mentioned(mentioned(NO_MENTIONS, event(9)), event(9));
  expect(only(mentioned(known, event(5)))).toMatchObject({ position: 9, unread: 1 });
});

it('is read up to the place that was seen on whichever screen', () => {
  const both = putMentions(NO_MENTIONS, [brief(9, { unread: 2, firstUnread: 5 })]);
  const first = mentionsRead(both, { conversationId: 'c1', upToPosition: 5 });
  expect(only(first)).toMatchObject({ unread: 1, firstUnread: 9 });
  const all = mentionsRead(first, { conversationId: 'c1', upToPosition: 9 });
  expect(only(all)).toMatchObject({ unread: 0 });
  expect(only(all)!.firstUnread).toBeUndefined();
});

it('stays read when a page or an event of before arrives afterwards', () => {
  const read = mentionsRead(NO_MENTIONS, { conversationId: 'c1', upToPosition: 9 });
  expect(only(putMentions(read, [brief(9)]))).toMatchObject({ unread: 0 });
  expect(only(mentioned(read, event(9)))).toMatchObject({ unread: 0 });
  expect(only(mentioned(read, event(10)))).toMatchObject({ unread: 1, firstUnread: 10 });
});

it('forgets what the first page no longer holds, but not what was heard while it was fetched', () => {
  const before = putMentions(NO_MENTIONS, [brief(3), brief(4, { conversationId: 'gone' })]);
  const meanwhile = mentioned(before, event(9));
  const after = putMentions(meanwhile, [brief(3)], before);
  expect(Object.keys(after.byConversation)).toEqual(['c1']);
  expect(only(after)).toMatchObject({ position: 9, unread: 2, firstUnread: 3 });
});

it('goes on with further pages', () => {
  const first = putMentions(NO_MENTIONS, [brief(3)], NO_MENTIONS);
  const both = putMentions(first, [brief(1, { conversationId: 'c2' })]);
  expect(Object.keys(both.byConversation)).toEqual(['c1', 'c2']);
});
