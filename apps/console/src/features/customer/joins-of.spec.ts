import { joinsOf } from './joins-of';

const joined = (joinId: string, at: string) => ({
  ...{ joinId, at, reason: 'hand' as const, byName: '林悦', fromName: '', fromCode: '7F3K' },
});
const identity = (id: string, join: ReturnType<typeof joined> | null, channel: 'web' | 'shop' = 'web') => ({
  ...{ id, channel, inboxId: 'i', label: id, verified: false, firstSeenAt: '', lastSeenAt: null },
  joined: join,
});

it('what came by one join is one line, the latest first; what was there from the beginning has none', () => {
  const [first, second] = [joined('a', '2026-11-01T00:00:00Z'), joined('b', '2026-11-02T00:00:00Z')];
  const joins = joinsOf([
    identity('own', null),
    identity('one', first),
    identity('two', second),
    identity('three', first),
  ]);
  expect(joins.map(({ joinId, identities }) => [joinId, identities.map(({ id }) => id)])).toEqual([
    ['b', ['two']],
    ['a', ['one', 'three']],
  ]);
});

it('names the shop’s number only where nothing else came', () => {
  const join = joined('a', '2026-11-01T00:00:00Z');
  const named = (...identities: Parameters<typeof joinsOf>[0]) =>
    joinsOf(identities)[0]!.identities.map(({ id }) => id);
  expect(named(identity('web', join), identity('shop', join, 'shop'))).toEqual(['web']);
  expect(named(identity('shop', join, 'shop'))).toEqual(['shop']);
});
