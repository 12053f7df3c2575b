import { formatDuration, formatElapsed, spokenDuration } from './duration';
import { formatClock, formatDay } from './moment';
import { waitingChip, waitingLevel } from './waiting';

const zone = 'Asia/Shanghai';
const zh = { language: 'zh-CN', timeZone: zone } as const;
const en = { language: 'en', timeZone: zone } as const;
const T = (time: string) => Date.parse(`2024-11-05T${time}+08:00`);
const clock = { startedAt: T('14:05:00'), dueAt: T('14:10:00') };

describe('durations', () => {
  it.each([
    [0, '0:00', '0:00'],
    [42.9, '0:42', '0:42'],
    [80, '1:20', '1:20'],
    [3599, '59:59', '59:59'],
    [3600, '1 小时', '1 h'],
    [3 * 3600 + 12 * 60, '3 小时', '3 h'],
    [2 * 86400 + 4 * 3600, '2 天 4 小时', '2 d 4 h'],
    [3 * 86400, '3 天', '3 d'],
    [-5, '0:00', '0:00'],
  ])('%d s reads %s and %s', (seconds, chinese, english) => {
    expect(formatDuration(seconds, 'zh-CN')).toBe(chinese);
    expect(formatDuration(seconds, 'en')).toBe(english);
  });
  it('adds the minutes in tooltips', () => {
    expect(formatDuration(3 * 3600 + 12 * 60, 'en', 'long')).toBe('3 h 12 m');
    expect(formatDuration(3 * 3600 + 12 * 60, 'zh-CN', 'long')).toBe('3 小时 12 分');
  });
  it('tells the past coarsely', () => {
    expect([10, 725, 7300, 200000].map((s) => formatElapsed(s, 'zh-CN'))).toEqual([
      '刚刚',
      '12 分',
      '2 小时',
      '2 天',
    ]);
    expect([10, 725, 7300, 200000].map((s) => formatElapsed(s, 'en'))).toEqual(['now', '12 m', '2 h', '2 d']);
  });
  it('is spoken in full words', () => {
    expect(spokenDuration(42, 'zh-CN')).toBe('42 秒');
    expect(spokenDuration(3661, 'en')).toBe('1 hour 1 minute');
    expect(spokenDuration(0, 'en')).toBe('0 seconds');
  });
});

describe('waiting level', () => {
  it('is idle when nothing is owed', () => {
    expect(waitingLevel({ startedAt: T('14:00:00') }, T('14:12:00'))).toBe('idle');
  });
  it('is ok below 60 % of the target, soon from there, late only past it', () => {
    expect(waitingLevel(clock, T('14:07:59'))).toBe('ok');
    expect(waitingLevel(clock, T('14:08:00'))).toBe('soon');
    expect(waitingLevel(clock, T('14:10:00'))).toBe('soon');
    expect(waitingLevel(clock, T('14:10:00') + 1)).toBe('late');
  });
  it('takes the share of the service level', () => {
    expect(waitingLevel({ ...clock, soonFrom: 0.8 }, T('14:08:00'))).toBe('ok');
  });
  it('stands while paused, even past the due time', () => {
    expect(waitingLevel({ ...clock, pausedAt: T('14:06:00') }, T('15:00:00'))).toBe('paused');
  });
  it('is late at once when the target has no length', () => {
    expect(waitingLevel({ startedAt: T('14:05:00'), dueAt: T('14:05:00') }, T('14:05:01'))).toBe('late');
  });
});

describe('waiting chip', () => {
  it('shows the time left and says when it ends', () => {
    expect(waitingChip(clock, T('14:09:18'), zh)).toEqual({
      level: 'soon',
      text: '0:42',
      label: '还剩 42 秒，14:10:00 到期',
      used: expect.closeTo(0.86),
    });
    expect(waitingChip(clock, T('14:09:18'), en).label).toBe('42 seconds left, due 14:10:00');
  });
  it('shows 0:00 only when nothing is left', () => {
    expect(waitingChip(clock, T('14:09:59') + 300, en).text).toBe('0:01');
    expect(waitingChip(clock, T('14:10:00'), en).text).toBe('0:00');
  });
  it('counts up with a sign when late', () => {
    expect(waitingChip(clock, T('14:12:14'), zh)).toMatchObject({ level: 'late', text: '+2:14', used: 1 });
  });
  it('names the day of a due time that is not today', () => {
    const label = waitingChip(
      { startedAt: T('14:00:00'), dueAt: T('14:00:00') + 86_400_000 },
      T('14:00:00'),
      en,
    ).label;
    expect(label).toBe('1 day left, due 6 Nov 14:00:00');
  });
  it('shows the time since the last message when idle, and nothing running when paused', () => {
    expect(waitingChip({ startedAt: T('14:00:00') }, T('14:12:00'), zh)).toMatchObject({
      level: 'idle',
      text: '12 分',
    });
    expect(waitingChip({ ...clock, pausedAt: T('14:06:00') }, T('15:00:00'), en)).toMatchObject({
      text: 'Paused',
      used: expect.closeTo(0.2),
    });
  });
});

describe('moments', () => {
  it('are written on the 24-hour clock of the chosen zone', () => {
    expect(formatClock('2024-11-05T16:05:09Z', zh)).toBe('00:05');
    expect(formatClock('2024-11-05T16:05:09Z', { ...zh, seconds: true })).toBe('00:05:09');
  });
  it('are days relative to today', () => {
    const now = T('00:30:00');
    const day = (moment: string) => [formatDay(moment, now, zh), formatDay(moment, now, en)];
    expect(day('2024-11-04T16:10:00Z')).toEqual(['今天', 'Today']);
    expect(day('2024-11-04T15:50:00Z')).toEqual(['昨天', 'Yesterday']);
    expect(day('2024-11-02T16:10:00Z')).toEqual(['11月3日', '3 Nov']);
    expect(day('2023-12-30T16:10:00Z')).toEqual(['2023年12月31日', '31 Dec 2023']);
  });
});
