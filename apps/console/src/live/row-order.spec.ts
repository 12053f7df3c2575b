import type { ConversationRow } from '@yingda/contracts';
import { clockOf, fitsView, groupRows, isTeamless, type ViewQuery } from './row-order';
import { aRow } from './testing';

const owner = { agentId: 'me', teamIds: ['t1'] };
const minute = (m: number, s = 0) =>
  `2026-11-21T06:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}.000Z`;
const show = (list: ConversationRow[], query: ViewQuery, edge?: ConversationRow) =>
  groupRows(list, query, { owner, ...(edge ? { edge } : {}) }).map(({ name, ids }) => [name, ...ids]);

describe('my list', () => {
  it('shows those who wait for us first, the nearest limit on top, whatever the tier', () => {
    const list = [
      aRow({ id: 'standard-early', waitingSince: minute(0), tier: 'standard' }), // due 06:02:00
      aRow({ id: 'vip-later', waitingSince: minute(1), tier: 'vip' }), // due 06:01:30
      aRow({ id: 'gold', waitingSince: minute(0, 50), tier: 'gold' }), // due 06:01:50
      aRow({ id: 'answered', waitingFor: 'customer' }),
    ];
    expect(show(list, { view: 'mine' })).toEqual([
      ['us', 'vip-later', 'gold', 'standard-early'],
      ['customer', 'answered'],
    ]);
  });
  it('can show the longest wait first instead', () => {
    const list = [
      aRow({ id: 'vip-later', waitingSince: minute(1), tier: 'vip' }),
      aRow({ id: 'standard-early', waitingSince: minute(0) }),
    ];
    expect(show(list, { view: 'mine', sort: 'oldest' })).toEqual([['us', 'standard-early', 'vip-later']]);
  });
  it('orders those who wait for the customer by the last message, newest first', () => {
    const at = (id: string, m: number) =>
      aRow({ id, waitingFor: 'customer', lastMessage: { authorKind: 'agent', excerpt: '', at: minute(m) } });
    expect(show([at('old', 1), at('new', 9)], { view: 'mine' })).toEqual([['customer', 'new', 'old']]);
  });
  it('keeps a closed conversation whose summary is owed, in a group of its own', () => {
    const list = [
      aRow({ id: 'owed', status: 'closed', wrapUpDue: true }),
      aRow({ id: 'over', status: 'closed' }),
    ];
    expect(show(list, { view: 'mine' })).toEqual([['wrapUp', 'owed']]);
  });
});

it('the queue shows only what waits in my teams', () => {
  const list = [
    aRow({ id: 'mine', status: 'queued', agentId: null }),
    aRow({ id: 'other-team', status: 'queued', agentId: null, teamId: 't2' }),
    aRow({ id: 'taken', status: 'active', agentId: 'other' }),
  ];
  expect(show(list, { view: 'queue' })).toEqual([['waiting', 'mine']]);
});

it('the queue shows every team’s to who sees all conversations, as its tab counts them', () => {
  const list = [
    aRow({ id: 'a', status: 'queued', agentId: null, teamId: 't1' }),
    aRow({ id: 'b', status: 'offered', agentId: null, teamId: 't2' }),
  ];
  const [group] = groupRows(list, { view: 'queue' }, { owner: { agentId: 'me', teamIds: [], all: true } });
  expect(group?.ids).toHaveLength(2);
});

it('who is in no team is told so, not that the queue is empty; managers see every queue', () => {
  expect(isTeamless({ agentId: 'me', teamIds: [] })).toBe(true);
  expect(isTeamless({ agentId: 'me', teamIds: ['t1'] })).toBe(false);
  expect(isTeamless({ agentId: 'me', teamIds: [], all: true })).toBe(false);
});

it('the closed tab holds both closed and abandoned, newest first', () => {
  const list = [
    aRow({ id: 'a', status: 'closed', closedAt: minute(1) }),
    aRow({ id: 'b', status: 'abandoned', closedAt: minute(5) }),
    aRow({ id: 'open' }),
  ];
  expect(show(list, { view: 'closed' })).toEqual([['closed', 'b', 'a']]);
});

it('while more pages remain, what sorts after the last loaded row is not shown', () => {
  const list = [5, 4, 3, 2].map((m) => aRow({ id: `m${m}`, status: 'closed', closedAt: minute(m) }));
  expect(show(list, { view: 'closed' }, list[1])).toEqual([['closed', 'm5', 'm4']]);
});

it.each<[Partial<ViewQuery>, boolean]>([
  [{ tier: 'vip' }, false],
  [{ tier: 'gold' }, true],
  [{ waitingFor: 'customer' }, false],
  [{ channel: 'web' }, true],
  [{ inboxId: 'i2' }, false],
  [{ leftMessage: true }, false],
])('filter %j lets the row through: %s', (filter, fits) => {
  expect(fitsView(aRow({ tier: 'gold' }), { view: 'mine', ...filter }, owner)).toBe(fits);
});

describe('the clock of a row', () => {
  it('runs from when the customer began to wait, to the target of the tier', () => {
    const clock = clockOf(aRow({ tier: 'gold', waitingSince: minute(0) }));
    expect((clock.dueAt as number) - (clock.startedAt as number)).toBe(60_000);
  });
  it('does not run when we wait for the customer, with the bot, or after the end', () => {
    for (const row of [
      aRow({ waitingFor: 'customer' }),
      aRow({ status: 'bot' }),
      aRow({ status: 'closed' }),
    ]) {
      expect(clockOf(row).dueAt).toBeUndefined();
    }
  });
});
