import type { MentionBrief } from '@yingda/contracts';
import { groupMentions } from './mention-order';
import { aRow } from './testing';

const rows = Object.fromEntries(['a', 'b', 'c', 'd', 'far'].map((id) => [id, aRow({ id, agentId: null })]));
rows['far'] = aRow({ id: 'far', agentId: 'ann', teamId: 'other' });
const mention = (conversationId: string, minute: number, unread: number): MentionBrief => ({
  ...{ conversationId, noteId: `n-${conversationId}`, position: 5, byName: '林悦', excerpt: '@我', unread },
  at: `2026-11-21T06:0${minute}:00.000Z`,
});
const mentions = Object.fromEntries(
  [mention('a', 1, 1), mention('b', 4, 0), mention('c', 3, 2), mention('d', 2, 0), mention('far', 9, 1)].map(
    (one) => [one.conversationId, one],
  ),
);
const owner = { agentId: 'me', teamIds: ['t1'] };

it('shows unread ones first, each group with the newest note first, and only what is in sight', () => {
  expect(groupMentions(rows, { view: 'mentions' }, { owner, mentions })).toEqual([
    { name: 'unread', ids: ['c', 'a'] },
    { name: 'seen', ids: ['b', 'd'] },
  ]);
  const [unread] = groupMentions(rows, { view: 'mentions' }, { owner: { ...owner, all: true }, mentions });
  expect(unread!.ids).toEqual(['far', 'c', 'a']);
});

it('shows nothing after the last row of the pages that are loaded', () => {
  const edge = mentions['b'];
  expect(groupMentions(rows, { view: 'mentions' }, { owner, mentions, edge })).toEqual([
    { name: 'unread', ids: ['c', 'a'] },
    { name: 'seen', ids: ['b'] },
  ]);
});

it('is narrowed by the filters of every list', () => {
  rows['a'] = aRow({ id: 'a', tier: 'vip' });
  expect(groupMentions(rows, { view: 'mentions', tier: 'vip' }, { owner, mentions })).toEqual([
    { name: 'unread', ids: ['a'] },
  ]);
});
