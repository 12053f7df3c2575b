import { markOf, markWithout, needsNotice } from './delivery-look';

const marks = (customerDelivered: number, customerRead: number) => ({
  customerDelivered,
  customerRead,
  agentRead: 0,
});

describe('the mark under a message that went through a channel', () => {
  it('claims no delivery where the provider only took it', () => {
    expect(markOf({ state: 'accepted' })).toBe('handed');
    expect(markOf({ state: 'sent' })).toBe('sent');
  });

  it('says that nobody knows when no answer came', () => {
    expect(markOf({ state: 'unknown' })).toBe('maybe');
  });

  it('tells a first wait from another try', () => {
    expect(markOf({ state: 'queued' })).toBe('queued');
    expect(markOf({ state: 'queued', retryAt: '2026-11-21T08:00:00.000Z' })).toBe('retrying');
  });

  it('is seen under every message when something may be wrong', () => {
    expect((['failed', 'maybe', 'retrying'] as const).every(needsNotice)).toBe(true);
    expect(needsNotice('delivered')).toBe(false);
    expect(needsNotice(null)).toBe(false);
  });
});

describe('the mark under a message of which no delivery is known', () => {
  it('is there at once on the web', () => {
    expect(markWithout(3, marks(0, 0), { channel: 'web', fresh: true })).toBe('delivered');
    expect(markWithout(3, marks(3, 3), { channel: 'web', fresh: false })).toBe('read');
  });

  it('waits on every other channel until something is known', () => {
    expect(markWithout(3, marks(2, 2), { channel: 'wechat', fresh: true })).toBe('queued');
    expect(markWithout(3, marks(3, 0), { channel: 'wechat', fresh: true })).toBe('delivered');
  });

  it('claims nothing of one from long ago', () => {
    expect(markWithout(3, marks(2, 2), { channel: 'wechat', fresh: false })).toBeNull();
  });
});
