import type { WindowEnding } from '@yingda/contracts';
import { aRow } from './testing';
import { endingOf, withEnding } from './window-endings';

const AT = '2026-11-21T07:00:00.000Z';
const ending: WindowEnding = {
  identityId: 'd1',
  channel: 'wechat',
  why: 'time',
  endsAt: '2026-11-21T07:10:00.000Z',
  quotaLeft: 2,
  at: AT,
};
const now = Date.parse(AT) + 60_000;
const row = aRow({ windowEnding: ending });

describe('a warning that a window ends', () => {
  it('holds while the customer waits', () => {
    expect(endingOf(row, now)).toBe(ending);
    expect(endingOf(aRow(), now)).toBeNull();
  });
  it('is over once somebody has answered, or the conversation has ended', () => {
    expect(endingOf({ ...row, waitingFor: 'customer' }, now)).toBeNull();
    expect(endingOf({ ...row, closedAt: AT }, now)).toBeNull();
  });
  it('is over once the customer has written again, for that opens the window anew', () => {
    const wrote = { authorKind: 'customer' as const, excerpt: '在吗', at: '2026-11-21T07:00:30.000Z' };
    expect(endingOf({ ...row, lastMessage: wrote }, now)).toBeNull();
  });
  it('is over with the window itself, and without an end it stays', () => {
    expect(endingOf(row, Date.parse(ending.endsAt!))).toBeNull();
    const quota = { ...ending, why: 'quota' as const, endsAt: null };
    expect(endingOf({ ...row, windowEnding: quota }, now + 3_600_000)).toBe(quota);
  });
  it('is put on the row it is of, and on no other', () => {
    const rows = { c1: aRow(), c2: aRow({ id: 'c2' }) };
    const told = withEnding(rows, 'c1', ending);
    expect(told['c1']?.windowEnding).toBe(ending);
    expect(told['c2']).toBe(rows.c2);
    expect(withEnding(rows, 'c3', ending)).toBe(rows);
  });
});
