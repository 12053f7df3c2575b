import { namelessAs } from './nameless';

const words = (...args: Parameters<typeof namelessAs>) => namelessAs(...args).words;

it('somebody without a name is called by where they write from', () => {
  expect(words({ code: '7F3K' }, 'web')).toBe('common.visitor');
  for (const channel of ['wechat', 'wechat-mini-program', 'wecom'] as const)
    expect(words({ code: '7F3K' }, channel)).toBe('customer.nameless.wechat');
  expect(namelessAs({ code: '7F3K' }, 'telegram')).toEqual({
    words: 'customer.nameless.channel',
    channel: 'telegram',
  });
});

it('where nothing is said of the place, their identity tells it; without one they are a visitor', () => {
  expect(words({ code: '7F3K', label: 'wechat 7F3K' })).toBe('customer.nameless.wechat');
  expect(words({ code: '7F3K', label: 'a***@example.com' })).toBe('common.visitor');
  expect(words({ code: '7F3K', identities: [{ channel: 'wecom' }, { channel: 'web' }] })).toBe(
    'customer.nameless.wechat',
  );
  expect(words({ code: '7F3K', identities: [{ channel: 'shop' }] })).toBe('common.visitor');
  expect(words({ code: '7F3K', identities: [] })).toBe('common.visitor');
});
