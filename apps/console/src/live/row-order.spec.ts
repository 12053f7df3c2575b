import type { ConversationRow } from '@yingda/contracts';
import { clockOf, fitsView, groupRows, isTeamless, type ViewQuery } from './row-order';
import { aRow } from './testing';

const owner = { agentId: 'me', teamIds: ['t1'] };
const minute = (m: number, s = 0) =>
  `2026-11-21T06:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}.000Z`;
const show = (list: ConversationRow[], query: ViewQuery, edge?: ConversationRow) =>
  groupRows(list, query, { owner, ...(edge ? { edge } : {}) }).map(({ name, ids }) => [name, ...ids]);

const due = (dueAt: string) =>
  ({ kind: 'first-response', startedAt: minute(0), dueAt, warnAt: null }) as const;

describe('my list', () => {
  it('shows those who wait for us first, what is due next on top, and below it those who were promised nothing', () => {
    const list = [
      aRow({ id: 'early', waitingSince: minute(0), clock: due(minute(2)) }),
      aRow({ id: 'unpromised-later', waitingSince: minute(1) }),
      aRow({ id: 'unpromised', waitingSince: minute(0) }),
      aRow({ id: 'later', waitingSince: minute(1), clock: due(minute(1, 30)) }),
      aRow({ id: 'answered', waitingFor: 'customer' }),
    ];
    expect(show(list, { view: 'mine' })).toEqual([
      ['us', 'later', 'early', 'unpromised', 'unpromised-later'],
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
  it('can show the latest to wait first instead', () => {
    const list = [
      aRow({ id: 'early', waitingSince: minute(0), tier: 'vip' }),
      aRow({ id: 'late', waitingSince: minute(1) }),
    ];
    expect(show(list, { view: 'mine', sort: 'newest' })).toEqual([['us', 'late', 'early']]);
  });
  it('orders those who wait for the customer by our answer, the latest first, however the others are sorted', () => {
    const at = (id: string, m: number) => aRow({ id, waitingFor: 'customer', waitingSince: minute(m) });
    for (const sort of ['limit', 'oldest', 'newest'] as const)
      expect(show([at('old', 1), at('new', 9)], { view: 'mine', sort })).toEqual([
        ['customer', 'new', 'old'],
      ]);
  });
  it('puts rows of one moment in the order of their ids, as the pages of the server come', () => {
    const two = (parts: object) => [aRow({ id: 'a', ...parts }), aRow({ id: 'b', ...parts })];
    expect(show(two({}), { view: 'mine' })).toEqual([['us', 'a', 'b']]);
    expect(show(two({ waitingFor: 'customer' }), { view: 'mine' })).toEqual([['customer', 'b', 'a']]);
    const closed = two({ status: 'closed', closedAt: minute(3) });
    expect(show(closed, { view: 'closed' })).toEqual([['closed', 'b', 'a']]);
  });
  it('puts who is blocked below all others, whoever they wait for', () => {
    const blocked = { ...aRow().customer, blocked: true };
    const list = [
      aRow({ id: 'late-and-blocked', customer: blocked, waitingSince: minute(0) }),
      aRow({ id: 'answered', waitingFor: 'customer' }),
    ];
    expect(show(list, { view: 'mine' })).toEqual([
      ['customer', 'answered'],
      ['blocked', 'late-and-blocked'],
    ]);
  });
  it('keeps a closed conversation whose summary is owed, in a group of its own', () => {
    const list = [
      aRow({ id: 'owed', status: 'closed', wrapUpDue: true }),
      aRow({ id: 'over', status: 'closed' }),
    ];
    expect(show(list, { view: 'mine' })).toEqual([['wrapUp', 'owed']]);
  });
});

it('the queue shows whose turn it is, unless something else is asked for', () => {
  const queued = { status: 'queued', agentId: null } as const;
  const list = [
    aRow({ ...queued, id: 'vip', tier: 'vip', queuedAt: minute(4), clock: due(minute(1)) }),
    aRow({ ...queued, id: 'early', queuedAt: minute(1) }),
    aRow({ ...queued, id: 'returned', queuedAt: minute(3), queueFirst: true }),
  ];
  expect(show(list, { view: 'queue' })).toEqual([['waiting', 'returned', 'early', 'vip']]);
  expect(show(list, { view: 'queue', sort: 'limit' })[0]?.[1]).toBe('vip');
});

it('the queue shows the nearest limit first when asked to, also among those whom a colleague had answered before', () => {
  const queued = { status: 'queued', agentId: null } as const;
  const list = [
    aRow({ ...queued, id: 'answered', waitingFor: 'customer', waitingSince: minute(2) }),
    aRow({ ...queued, id: 'early', waitingSince: minute(1) }),
    aRow({ ...queued, id: 'late', waitingSince: minute(3) }),
  ];
  expect(show(list, { view: 'queue', sort: 'limit' })).toEqual([['waiting', 'early', 'answered', 'late']]);
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
  const running = { kind: 'next-response', startedAt: minute(0), dueAt: minute(1), warnAt: null } as const;
  it('is the one that is due next by its service level', () => {
    const clock = clockOf(aRow({ clock: running }));
    expect((clock.dueAt as number) - (clock.startedAt as number)).toBe(60_000);
  });
  it('only tells how long somebody waits where nothing is promised', () => {
    expect(clockOf(aRow({ waitingSince: minute(0) }))).toEqual({ startedAt: minute(0) });
  });
  it('does not run when we wait for the customer, with the bot, after the end, or for who is blocked', () => {
    for (const row of [
      aRow({ clock: running, customer: { ...aRow().customer, blocked: true } }),
      aRow({ clock: running, waitingFor: 'customer' }),
      aRow({ clock: running, status: 'bot' }),
      aRow({ clock: running, status: 'closed' }),
    ]) {
      expect(clockOf(row).dueAt).toBeUndefined();
    }
  });
});
