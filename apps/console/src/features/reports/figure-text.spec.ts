import { changeOf, meets, moodOf, partOf, writeDifference, writeValue } from './figure-text';

it('writes a value the same everywhere: m:ss, hours, percent, thousands, two places', () => {
  expect(writeValue(53, 'seconds', 'zh-CN')).toBe('0:53');
  expect(writeValue(52.6, 'seconds', 'en')).toBe('0:53');
  expect(writeValue(11_520, 'seconds', 'en')).toBe('3 h 12 m');
  expect(writeValue(316 * 3_600, 'seconds', 'zh-CN')).toBe('316 小时');
  expect(writeValue(0.9134, 'share', 'zh-CN')).toBe('91.3%');
  expect(writeValue(1, 'share', 'en')).toBe('100%');
  expect(writeValue(15_872, 'count', 'zh-CN')).toBe('15,872');
  expect(writeValue(1.2, 'ratio', 'en')).toBe('1.20');
  expect(writeValue(86.25, 'points', 'en')).toBe('86.3');
  expect(writeValue(-12.5, 'points', 'zh-CN')).toBe('-12.5');
});

it('says what a share is a part of: cases as a number, agents’ time as time, points by how many there were', () => {
  const part = { numerator: 208_703.4, denominator: 5_011_231 };
  expect(partOf({ key: 'occupancy', unit: 'share', ...part }, 'zh-CN')).toEqual({
    part: '58 小时',
    whole: '1,392 小时',
  });
  expect(partOf({ key: 'within-target', unit: 'share', numerator: 1_201, denominator: 1_500 }, 'en')).toEqual(
    {
      part: '1,201',
      whole: '1,500',
    },
  );
  const points = { key: 'satisfaction-score', unit: 'points', numerator: 10_275, denominator: 123 } as const;
  expect(partOf(points, 'en')).toEqual({ of: '123' });
});

it('writes a difference of lengths in words', () => {
  expect(writeDifference(-11, 'zh-CN')).toBe('11 秒');
  expect(writeDifference(65, 'en')).toBe('1 m 5 s');
  expect(writeDifference(60, 'en')).toBe('1 m');
  expect(writeDifference(7_205, 'zh-CN')).toBe('2 小时');
});

describe('a change', () => {
  const seconds = { measure: 'seconds', better: 'lower' } as const;
  it('of a response time is faster and good, or slower and bad', () => {
    expect(changeOf({ value: 53, before: 64 }, seconds, 'zh-CN')).toEqual({
      key: 'report.faster',
      amount: '11 秒',
      mood: 'good',
    });
    expect(changeOf({ value: 67, before: 64 }, seconds, 'en')).toEqual({
      key: 'report.slower',
      amount: '3 s',
      mood: 'bad',
    });
  });
  it('of a share is counted in points', () => {
    const share = { measure: 'share', better: 'higher' } as const;
    expect(changeOf({ value: 0.386, before: 0.344 }, share, 'en')).toEqual({
      key: 'report.pointsUp',
      amount: '4.2',
      mood: 'good',
    });
    expect(changeOf({ value: 0.3, before: 0.35 }, { measure: 'share', better: 'lower' }, 'en')).toEqual({
      key: 'report.pointsDown',
      amount: '5',
      mood: 'good',
    });
  });
  it('of what is neither good nor bad has no mood', () => {
    expect(changeOf({ value: 90, before: 60 }, { measure: 'seconds', better: 'neither' }, 'en')).toEqual({
      key: 'report.longer',
      amount: '30 s',
      mood: 'neutral',
    });
    expect(moodOf(5, 'neither')).toBe('neutral');
  });
  it('of never answered conversations is more of them, and bad', () => {
    expect(changeOf({ value: 63, before: 51 }, { measure: 'count', better: 'lower' }, 'zh-CN')).toEqual({
      key: 'report.moreOf',
      amount: '12',
      mood: 'bad',
    });
  });
  it('that nobody can see is no change', () => {
    expect(changeOf({ value: 53.2, before: 52.9 }, seconds, 'en').key).toBe('report.unchanged');
    expect(
      changeOf({ value: 0.91312, before: 0.91309 }, { measure: 'share', better: 'higher' }, 'en').key,
    ).toBe('report.unchanged');
  });
});

it('a target is kept when it is just reached', () => {
  expect(meets(120, 120, 'lower')).toBe(true);
  expect(meets(121, 120, 'lower')).toBe(false);
  expect(meets(0.9, 0.9, 'higher')).toBe(true);
  expect(meets(0.89, 0.9, 'higher')).toBe(false);
});
