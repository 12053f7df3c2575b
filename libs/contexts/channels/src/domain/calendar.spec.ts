import { type Hours } from '@yingda/contracts';
import { Calendar } from '@yingda/platform';
import { someHours } from '../testing';
import { calendarSettings } from './calendar';

const at = (local: string) => new Date(`${local}+08:00`);
const settings = (now: string, how: { hours?: Hours | null; paused?: boolean } = {}) => {
  const { hours = someHours(), paused = false } = how;
  return calendarSettings({ calendar: hours && new Calendar(hours), paused }, at(now));
};

// The sample shop: Monday to Friday 9–21, Saturday and Sunday 9:30–22. 2 March 2026 is a Monday.
describe('what the calendar says', () => {
  it('in hours: open, and an answer within 24 open hours', () => {
    expect(settings('2026-03-02T10:00')).toEqual({
      open: true,
      nextOpening: null,
      replyDue: at('2026-03-04T10:00').toISOString(),
    });
  });

  it('out of hours: closed, when we are back, and 24 open hours from then', () => {
    expect(settings('2026-03-02T22:00')).toEqual({
      open: false,
      nextOpening: at('2026-03-03T09:00').toISOString(),
      replyDue: at('2026-03-04T21:00').toISOString(),
    });
  });

  it('on holidays: back on the first working day after them', () => {
    const hours = someHours({}, { holidays: ['2026-10-01', '2026-10-02', '2026-10-03'] });
    expect(settings('2026-10-01T12:00', { hours })).toMatchObject({
      open: false,
      nextOpening: at('2026-10-04T09:30').toISOString(),
    });
  });

  it('round the clock: always open, a day is a day', () => {
    expect(settings('2026-03-07T03:00', { hours: null })).toEqual({
      open: true,
      nextOpening: null,
      replyDue: at('2026-03-08T03:00').toISOString(),
    });
  });

  it('paused: closed till nobody knows when, and messages are answered by the hours all the same', () => {
    expect(settings('2026-03-02T10:00', { paused: true })).toEqual({
      open: false,
      nextOpening: null,
      replyDue: at('2026-03-04T10:00').toISOString(),
    });
  });

  it('never open: messages only, answered a day later', () => {
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(settings('2026-03-02T10:00', { hours: someHours(never) })).toEqual({
      open: false,
      nextOpening: null,
      replyDue: at('2026-03-03T10:00').toISOString(),
    });
  });
});
