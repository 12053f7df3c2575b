import { Calendar, WEEKDAYS } from '@yingda/platform';
import { closingOf } from './closing';

const hours = (open: string, close: string) =>
  new Calendar({
    timeZone: 'Asia/Shanghai',
    days: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ open, close }]])) as never,
    holidays: [],
  });
const at = (time: string) => new Date(`2026-03-02T${time}+08:00`);

describe('when hours that are open now end', () => {
  it('is the closing time', () => {
    expect(closingOf(hours('09:00', '18:30'), at('17:00:00'))).toEqual(at('18:30:00'));
    expect(closingOf(hours('22:00', '06:00'), at('23:30:00'))).toEqual(new Date('2026-03-03T06:00:00+08:00'));
  });
  it('is nothing while they are closed, or where they never close', () => {
    expect(closingOf(hours('09:00', '18:30'), at('19:00:00'))).toBeNull();
    expect(closingOf(hours('00:00', '24:00'), at('12:00:00'))).toBeNull();
  });
});
