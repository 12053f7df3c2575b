import { type Call, callerNumber, checkCall, noteOfCall } from './call';

const NOW = new Date('2026-01-02T10:00:00Z');
const call: Call = {
  direction: 'in',
  outcome: 'answered',
  about: 'complaint',
  startedAt: new Date('2026-01-02T09:30:00Z'),
  durationSeconds: 200,
  summary: ' 包裹破损，要求换货。 ',
};

describe('a call', () => {
  test('stands in the timeline with its facts and what was said', () => {
    expect(noteOfCall(call, 'zh-CN', 'Asia/Shanghai')).toBe(
      '电话呼入 · 2026-01-02 17:30 · 已接通 · 3 分 20 秒 · 投诉\n包裹破损，要求换货。',
    );
    const missed: Call = {
      ...call,
      direction: 'out',
      outcome: 'missed',
      durationSeconds: 0,
      about: null,
      summary: 'Will try again',
    };
    expect(noteOfCall(missed, 'en', 'UTC')).toBe(
      'Call out · 2026-01-02 09:30 · not answered\nWill try again',
    );
  });

  test.each([
    ['that begins later', { startedAt: new Date('2026-01-02T10:06:00Z') }, 'startedAt'],
    ['of last year’s spring', { startedAt: new Date('2025-04-01T10:00:00Z') }, 'startedAt'],
    ['that was long and not answered', { outcome: 'missed' as const }, 'durationSeconds'],
  ])('%s is refused', (_, change, field) => {
    expect(() => checkCall({ ...call, ...change }, NOW)).toThrow(
      expect.objectContaining({ details: { field } }),
    );
  });

  test('that can have been is taken', () => {
    expect(() => checkCall(call, NOW)).not.toThrow();
    expect(() => checkCall({ ...call, outcome: 'busy', durationSeconds: 0 }, NOW)).not.toThrow();
  });

  test.each([
    ['+86 138-0013-8000', '13800138000'],
    ['0086 13800138000', '13800138000'],
    ['(010) 8888 6666', '01088886666'],
    ['+1 415 867 5309', '+14158675309'],
    ['１０００１', '10001'],
    ['12', null],
    ['call me', null],
  ])('knows %s as %s', (text, number) => {
    expect(callerNumber(text)).toBe(number);
  });
});
