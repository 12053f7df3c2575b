import type { ChannelWindow } from '@yingda/contracts';
import { timeLeft, windowState } from './window-state';

const NOW = Date.parse('2026-11-21T08:00:00.000Z');
const HOUR = 3_600_000;

function aWindow(parts: Partial<ChannelWindow> = {}): ChannelWindow {
  return {
    open: true,
    act: 'message',
    quota: 5,
    quotaLeft: 3,
    endsAt: new Date(NOW + 47 * HOUR + 12 * 60_000).toISOString(),
    sure: true,
    fallbacks: [],
    ...parts,
  };
}

describe('the window in the composer', () => {
  it('says nothing of a channel where one may always write', () => {
    expect(windowState(null, NOW)).toBeNull();
  });

  it('is calm while several messages and hours are left', () => {
    expect(windowState(aWindow(), NOW)).toMatchObject({ level: 'plenty', left: 3, most: 5, why: null });
  });

  it.each([
    ['one message is left', { quotaLeft: 1 }],
    ['less than an hour is left', { endsAt: new Date(NOW + HOUR - 1).toISOString() }],
  ])('warns when %s', (_, parts) => {
    expect(windowState(aWindow(parts), NOW)?.level).toBe('last');
  });

  it('closes by itself at its end, before the server has said so', () => {
    expect(windowState(aWindow({ endsAt: new Date(NOW).toISOString() }), NOW)).toMatchObject({
      level: 'closed',
      why: 'over',
    });
  });

  it('keeps why it was closed', () => {
    const closed = aWindow({ open: false, why: 'quota', quotaLeft: 0 });
    expect(windowState(closed, NOW)).toMatchObject({ level: 'closed', why: 'quota' });
  });

  it('knows windows without an end and without a count', () => {
    expect(windowState(aWindow({ endsAt: null, quota: null, quotaLeft: null }), NOW)).toMatchObject({
      level: 'plenty',
      msLeft: null,
      left: null,
    });
  });
});

describe('the time left', () => {
  it.each([
    [47 * HOUR + 12 * 60_000 + 59_000, '47:12', '47:12'],
    [HOUR, '1:00', '1:00'],
    [HOUR - 1_000, '59 分 59 秒', '59 m 59 s'],
    [5 * 60_000 + 7_000, '5 分 07 秒', '5 m 07 s'],
    [42_900, '42 秒', '42 s'],
  ])('of %i ms', (ms, zh, en) => {
    expect([timeLeft(ms, 'zh-CN'), timeLeft(ms, 'en')]).toEqual([zh, en]);
  });
});
