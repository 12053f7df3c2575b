import {
  copiedToWorkdays,
  DAYS,
  nextInterval,
  summaryOf,
  weekIsWrong,
  weekOf,
  writtenTime,
  wrongIntervals,
} from './week';

const week = weekOf('workdays');
const wrong = (...intervals: string[]) => [
  ...wrongIntervals(intervals.map((text) => ({ open: text.slice(0, 5), close: text.slice(6) }))),
];

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['1730', '17:30'],
    ['9:30', '09:30'],
    ['9：30', '09:30'],
    ['18.00', '18:00'],
    ['24', '24:00'],
    ['0', '00:00'],
    [' 09:00 ', '09:00'],
  ])('%j is %s', (typed, time) => expect(writtenTime(typed)).toBe(time));
  it.each(['25', '24:30', '9:75', 'nine', ''])('%j stays as it was typed', (typed) =>
    expect(writtenTime(typed)).toBe(typed),
  );
});

describe('the hours of a day', () => {
  it('may have several parts, touching or apart', () => {
    expect(wrong('09:00-12:00', '12:00-13:00', '14:00-24:00')).toEqual([]);
  });
  it('are wrong where one ends before it begins, or at once', () => {
    expect(wrong('18:00-09:00', '10:00-10:00')).toEqual([0, 1]);
  });
  it('are wrong where two overlap: the later row is marked', () => {
    expect(wrong('09:00-12:00', '11:00-13:00')).toEqual([1]);
    expect(wrong('14:00-15:00', '09:00-18:00')).toEqual([1]);
  });
  it('are wrong where something is no time', () => expect(wrong('09:00-x')).toEqual([0]));
  it('of a closed day are right', () => expect(wrong()).toEqual([]));
});

describe('another part of a day', () => {
  it('of a closed day is the usual day', () =>
    expect(nextInterval([])).toEqual({ open: '09:00', close: '18:00' }));
  it('begins an hour after the last', () => {
    expect(nextInterval([{ open: '09:00', close: '12:00' }])).toEqual({ open: '13:00', close: '17:00' });
  });
  it('ends with the day', () => {
    expect(nextInterval([{ open: '09:00', close: '21:00' }])).toEqual({ open: '22:00', close: '24:00' });
  });
  it('is not offered when the day or the list is full', () => {
    expect(nextInterval([{ open: '00:00', close: '24:00' }])).toBeNull();
    expect(nextInterval(Array.from({ length: 6 }, () => ({ open: '01:00', close: '02:00' })))).toBeNull();
  });
  it('is never itself wrong', () => {
    for (const close of ['10:00', '18:30', '21:59', '22:30', '22:59']) {
      const first = { open: '09:00', close };
      const next = nextInterval([first]);
      expect(next && wrongIntervals([first, next]).size).toBe(0);
    }
  });
});

describe('the week', () => {
  it('begins with workdays, with every day, or round the clock', () => {
    expect(week.fri).toEqual([{ open: '09:00', close: '18:00' }]);
    expect(week.sat).toEqual([]);
    expect(weekOf('everyDay').sun).toEqual([{ open: '09:00', close: '21:00' }]);
    expect(weekOf('always').sun).toEqual([{ open: '00:00', close: '24:00' }]);
  });
  it('copies a day to the other workdays, not to the weekend, and without sharing', () => {
    const copied = copiedToWorkdays({ ...week, mon: [{ open: '10:00', close: '20:00' }] }, 'mon');
    expect(copied.fri).toEqual([{ open: '10:00', close: '20:00' }]);
    expect(copied.fri[0]).not.toBe(copied.mon[0]);
    expect(copied.sat).toEqual([]);
  });
  it('is said as people say it', () => {
    expect(summaryOf(week)).toEqual([
      { days: DAYS.slice(0, 5), text: '09:00–18:00' },
      { days: ['sat', 'sun'], text: '' },
    ]);
  });
  it('is wrong when one day is', () => {
    expect(weekIsWrong(week)).toBe(false);
    expect(weekIsWrong({ ...week, sun: [{ open: '9', close: '18:00' }] })).toBe(true);
  });
});
