import fc from 'fast-check';
import { type Counted, spreadOver } from './counted';

const one = (reason: string | null, count: number, inboxId: string | null = null): Counted => ({
  ...{ state: reason ? 'left-out' : 'waiting', channel: reason ? null : 'email', reason, count, inboxId },
});
const count = (list: Counted[], reason: string | null) =>
  list.filter((each) => each.reason === reason).reduce((sum, each) => sum + each.count, 0);

describe('counts of everybody', () => {
  it('hold to what was counted of all, and share out the rest as it was found', () => {
    const looked = [one(null, 60, 'a'), one('window-closed', 20), one('no-channel', 20)];
    const all = spreadOver(looked, { members: 100_000, noChannel: 60_000 });
    expect([count(all, 'no-channel'), count(all, null), count(all, 'window-closed')]).toEqual([
      ...[60_000, 30_000, 10_000],
    ]);
    const marketing = spreadOver(looked, { members: 100_000, noChannel: 10_000, noConsent: 50_000 });
    expect([count(marketing, 'no-consent'), count(marketing, null)]).toEqual([50_000, 30_000]);
  });

  it('are as all of those looked at where these say nothing of the rest', () => {
    expect(spreadOver([one('no-channel', 10)], { members: 50, noChannel: 20 })).toMatchObject([
      { reason: 'no-channel', count: 50 },
    ]);
  });

  it('always come to everybody', () => {
    const found = fc.array(
      fc.tuple(fc.constantFrom(null, 'no-channel', 'no-consent', 'blocked'), fc.integer({ min: 1, max: 9 })),
      { minLength: 1, maxLength: 9 },
    );
    const counted = fc.record({ rest: fc.nat(999), noChannel: fc.nat(999), noConsent: fc.nat(999) });
    fc.assert(
      fc.property(found, counted, (some, { rest, ...known }) => {
        const members = rest + known.noChannel + known.noConsent;
        const all = spreadOver(
          some.map(([reason, many]) => one(reason, many)),
          { members, ...known },
        );
        expect(all.reduce((sum, each) => sum + each.count, 0)).toBe(members);
      }),
    );
  });
});
