import { changeOf, formOf, formProblem, isInboxKey, keyFrom, movedField } from './inbox-form';
import type { InboxRecord } from './use-inboxes';

const inbox: InboxRecord = {
  id: '1',
  key: 'shop',
  channel: 'web',
  name: 'Shop',
  shopName: 'Shop',
  teamId: 't',
  language: 'zh-CN',
  hours: null,
  appearance: {
    color: '#2556D4',
    side: 'right',
    bottomOffset: 20,
    theme: 'system',
    greetingZh: '您好',
    greetingEn: 'Hello',
    launcherText: false,
    logoUrl: 'https://shop.example/logo.png',
  },
  preChat: [
    { kind: 'name', required: true },
    { kind: 'contact', required: false },
  ],
  livePreview: false,
  origins: [],
  paused: false,
  lastSeenAt: null,
  lastSeenOrigin: null,
  refusedOrigin: null,
  version: 7,
};

describe('the form of an inbox', () => {
  it('sent unchanged is the inbox with its version; what it does not edit stays', () => {
    expect(changeOf(formOf(inbox), inbox)).toMatchObject({
      version: 7,
      appearance: inbox.appearance,
    });
  });
  it('names a calendar only when another one was chosen', () => {
    const given = { ...inbox, calendarId: 'c1' };
    expect(changeOf(formOf(given), given)).not.toHaveProperty('calendarId');
    expect(changeOf({ ...formOf(given), calendarId: null }, given)).toMatchObject({ calendarId: null });
    expect(changeOf({ ...formOf(inbox), calendarId: 'c2' }, inbox)).toMatchObject({ calendarId: 'c2' });
  });
  it('does not carry the key, which never changes', () =>
    expect(changeOf(formOf(inbox), inbox)).not.toHaveProperty('key'));
  it.each([
    ['without a name', { name: ' ' }, 'name'],
    ['without the shop’s name', { shopName: '' }, 'shopName'],
    ['as it was', {}, null],
  ])('%s', (_, parts, problem) => expect(formProblem({ ...formOf(inbox), ...parts })).toBe(problem));
});

describe('the key of a new inbox', () => {
  it.each([
    ['My Shop 2', 'my-shop-2'],
    ['  Café — Nord ', 'cafe-nord'],
    ['禾间生活', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('from %j is %j', (name, key) => expect(keyFrom(name)).toBe(key));
  it.each([
    ['my-shop', true],
    ['ab', false],
    ['-shop', false],
    ['Shop', false],
    ['a'.repeat(41), false],
  ])('%s may be one: %s', (key, fits) => expect(isInboxKey(key)).toBe(fits));
});

it('a question of the pre-chat form moves one place, and stays at the ends', () => {
  expect(movedField(inbox.preChat, 'contact', -1).map(({ kind }) => kind)).toEqual(['contact', 'name']);
  expect(movedField(inbox.preChat, 'contact', 1)).toBe(inbox.preChat);
});
