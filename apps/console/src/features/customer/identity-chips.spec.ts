import { identityChips } from './identity-chips';

type Channel = 'web' | 'shop' | 'wechat';
const identity = (channel: Channel, label: string, at: { inboxId: string; verified?: boolean }) => ({
  ...{ id: `${channel}-${label}-${at.inboxId}`, channel, label },
  ...{ verified: false, firstSeenAt: '2026-11-22T06:00:00.000Z', lastSeenAt: null },
  ...at,
});

it('the shop’s number is one chip, however many inboxes know it', () => {
  const chips = identityChips([
    identity('shop', 'HJ10052718', { inboxId: 'i1' }),
    identity('web', 'web 6G23', { inboxId: 'i1' }),
    identity('shop', 'HJ10052718', { inboxId: 'i2', verified: true }),
    identity('wechat', 'HJ10052718', { inboxId: 'i3' }),
  ]);
  expect(chips.map(({ channel, label }) => `${channel} ${label}`)).toEqual([
    'shop HJ10052718',
    'web ',
    'wechat HJ10052718',
  ]);
  expect(chips[0]).toMatchObject({ verified: true, inboxIds: ['i1', 'i2'] });
});

it('a visitor’s name is a code to be said in words, other labels stay as they are', () => {
  expect(identityChips([identity('web', 'web 6G23', { inboxId: 'i1' })])[0]).toMatchObject({
    visitorCode: '6G23',
    label: '',
  });
  expect(identityChips([identity('wechat', 'wechat Z84U', { inboxId: 'i1' })])[0]).toMatchObject({
    visitorCode: 'Z84U',
    label: '',
  });
  expect(identityChips([identity('wechat', 'web 6G23', { inboxId: 'i1' })])[0]).toMatchObject({
    visitorCode: null,
  });
  expect(
    identityChips([identity('web', '', { inboxId: 'i1' }), identity('web', '', { inboxId: 'i2' })]),
  ).toHaveLength(2);
});
