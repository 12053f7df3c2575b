import { Calendar, WEEKDAYS } from '@yingda/platform';
import { callTimes } from './call-times';
import { callableNumber, coveredNumber } from './phone';

const weekdays: readonly string[] = WEEKDAYS.slice(1, 6);
const hours = (intervals: { open: string; close: string }[]) =>
  new Calendar({
    timeZone: 'Asia/Shanghai',
    days: Object.fromEntries(WEEKDAYS.map((day) => [day, weekdays.includes(day) ? intervals : []])) as never,
    holidays: [],
  });
const at = (local: string) => new Date(`${local}:00+08:00`);
const told = (calendar: Calendar, now: string) =>
  callTimes(calendar, at(now)).map(({ from }) =>
    from.toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(5, 16),
  );

describe('the times at which a customer may be called', () => {
  it('are whole hours within opening hours, from soon on, also over the break and the weekend', () => {
    // A Friday.
    const found = told(
      hours([
        { open: '09:00', close: '12:00' },
        { open: '13:30', close: '18:00' },
      ]),
      '2026-03-06T10:50',
    );
    expect(found.slice(0, 7)).toEqual([
      '03-06 13:30',
      '03-06 14:30',
      '03-06 15:30',
      '03-06 16:30',
      '03-09 09:00',
      '03-09 10:00',
      '03-09 11:00',
    ]);
  });

  it('are none where nobody is ever there', () => {
    expect(told(hours([]), '2026-03-06T10:50')).toEqual([]);
  });
});

describe('a number that can be called', () => {
  it.each([
    ['138 0000 1234', '13800001234'],
    ['+86-138-0000-1234', '13800001234'],
    ['0086 13800001234', '13800001234'],
    ['(010) 6512-3456', '01065123456'],
    ['+1 415 555 2671', '+14155552671'],
    ['１３８００００１２３４', '13800001234'],
  ])('%s is %s', (written, number) => expect(callableNumber(written)).toBe(number));

  it.each(['12345', '12800001234', 'call me', '1380000123', '138000012345', '+0123456789'])(
    '%s is none',
    (text) => expect(callableNumber(text)).toBeNull(),
  );

  it('is shown by its beginning and its end', () => expect(coveredNumber('13800001234')).toBe('138****1234'));
});
