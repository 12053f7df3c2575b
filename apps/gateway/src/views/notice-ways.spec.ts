import { type Known, type MetAt, wayTo } from './notice-ways';

const NOW = new Date('2026-03-02T02:00:00.000Z');
const met = (channel: MetAt['channel'], over: Partial<MetAt> = {}): MetAt => ({
  ...{ conversationId: `talk-${channel}`, inboxId: `inbox-${channel}`, channel, hasWindow: true },
  ...{ windowEndsAt: new Date(NOW.getTime() + 60_000), quotaLeft: 5, unreachable: false, ...over },
});
const known = (over: Partial<Known> = {}): Known => ({
  ...{ customerId: 'c', customerName: '王敏', language: null, joined: false, blocked: false },
  ...{ met: [met('web')], consents: [], ...over },
});
const service = { purpose: 'service', channels: ['wechat', 'email', 'web'] } as const;
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

describe('the way a notice takes to a customer', () => {
  it('is the first wished for that reaches them, whatever they used last', () => {
    const one = known({ met: [met('web'), met('wechat')] });
    expect(wayTo(one, service, NOW)).toMatchObject({
      channel: 'wechat',
      conversationId: 'talk-wechat',
      leftOut: null,
    });
  });

  it('goes on to the next one where a window is closed', () => {
    const one = known({ met: [met('wechat', { windowEndsAt: NOW }), met('email')] });
    expect(wayTo(one, service, NOW)).toMatchObject({ channel: 'email', leftOut: null });
  });

  it('is an approved text where a window is closed and the account has one, but not to who has left', () => {
    const templated = { ...service, templated: ['inbox-wechat'] };
    const closed = known({ met: [met('wechat', { windowEndsAt: NOW }), met('email')] });
    expect(wayTo(closed, templated, NOW)).toMatchObject({
      channel: 'wechat',
      byTemplate: true,
      leftOut: null,
    });
    const last = known({ met: [met('wechat', { quotaLeft: 1 })] });
    expect(wayTo(last, templated, NOW)).toMatchObject({ channel: 'wechat', byTemplate: true });
    const open = known({ met: [met('wechat')] });
    expect(wayTo(open, templated, NOW)).not.toHaveProperty('byTemplate');
    const gone = known({ met: [met('wechat', { unreachable: true })] });
    expect(wayTo(gone, templated, NOW).leftOut).toBe('unreachable');
    expect(wayTo(closed, { ...templated, templated: ['another'] }, NOW)).toMatchObject({ channel: 'email' });
  });

  it.each([
    ['who was joined into somebody', known({ joined: true }), 'joined'],
    ['who is blocked', known({ blocked: true }), 'blocked'],
    ['who was never met on these channels', known({ met: [met('telegram')] }), 'no-channel'],
    ['whose window is over', known({ met: [met('wechat', { windowEndsAt: NOW })] }), 'window-closed'],
    ['who never opened a window', known({ met: [met('wechat', { hasWindow: false })] }), 'window-closed'],
    [
      'to whom only the last message could go',
      known({ met: [met('wechat', { quotaLeft: 1 })] }),
      'last-message',
    ],
    ['who has left', known({ met: [met('email', { unreachable: true })] }), 'unreachable'],
    ['who wants no messages', known({ consents: [{ channel: 'any', given: false, at: NOW }] }), 'no-consent'],
  ])('leaves out %s, and says why', (_, one, leftOut) => {
    expect(wayTo(one, service, NOW)).toMatchObject({ channel: null, conversationId: null, leftOut });
  });

  it('takes a yes for marketing, and the last word for the channel or for any', () => {
    const marketing = { purpose: 'marketing', channels: ['web', 'email'] } as const;
    expect(wayTo(known(), marketing, NOW).leftOut).toBe('no-consent');
    const both = known({
      met: [met('web'), met('email')],
      consents: [
        { channel: 'any', given: true, at: at(-3) },
        { channel: 'web', given: false, at: at(-2) },
      ],
    });
    expect(wayTo(both, marketing, NOW)).toMatchObject({ channel: 'email', leftOut: null });
    both.consents.push({ channel: 'any', given: true, at: at(-1) });
    expect(wayTo(both, marketing, NOW)).toMatchObject({ channel: 'web', leftOut: null });
  });
});
