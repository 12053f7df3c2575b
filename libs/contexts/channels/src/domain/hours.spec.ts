import { type Hours } from '@yingda/contracts';
import { someHours } from '../testing';
import { checkHours, inOrder } from './hours';

const refused = (hours: Hours) => {
  try {
    checkHours(hours);
  } catch (error) {
    return error as { code: string; details: { field: string } };
  }
  return null;
};

describe('hours', () => {
  it('of a shop with a lunch break, a long Saturday and holidays are fine', () => {
    const saturday = [{ open: '00:00', close: '24:00' }];
    const monday = [
      { open: '13:00', close: '18:00' },
      { open: '09:00', close: '13:00' },
    ];
    expect(
      refused(someHours({ mon: monday, sat: saturday, sun: [] }, { holidays: ['2026-10-01', '2028-02-29'] })),
    ).toBeNull();
  });

  it.each([
    ['ends before it begins', [{ open: '18:00', close: '09:00' }]],
    ['ends when it begins', [{ open: '09:00', close: '09:00' }]],
    ['begins at the end of the day', [{ open: '24:00', close: '24:00' }]],
    ['is no time of a day', [{ open: '24:30', close: '25:00' }]],
    [
      'overlaps another one',
      [
        { open: '12:00', close: '18:00' },
        { open: '09:00', close: '12:01' },
      ],
    ],
    [
      'stands there twice',
      [
        { open: '09:00', close: '12:00' },
        { open: '09:00', close: '12:00' },
      ],
    ],
  ])('are refused, naming the day, when an opening %s', (_what, tue) => {
    expect(refused(someHours({ tue }))).toMatchObject({
      code: 'invalid-setting',
      details: { field: 'hours.days.tue' },
    });
  });

  it.each(['Mars/Olympus', '', '+08:00', 'Asia Shanghai'])(
    'are refused in the time zone "%s"',
    (timeZone) => {
      expect(refused(someHours({}, { timeZone }))).toMatchObject({ details: { field: 'hours.timeZone' } });
    },
  );

  it.each([
    [['2026-02-30']],
    [['2026-2-3']],
    [['01.10.2026']],
    [['2027-02-29']],
    [['2026-10-01', '2026-10-01']],
  ])('are refused with the holidays %j', (holidays) => {
    expect(refused(someHours({}, { holidays }))).toMatchObject({ details: { field: 'hours.holidays' } });
  });

  it('are kept in order, however they were typed', () => {
    const mon = [
      { open: '13:00', close: '18:00' },
      { open: '09:00', close: '12:00' },
    ];
    const ordered = inOrder(someHours({ mon }, { holidays: ['2026-10-02', '2026-10-01'] }));
    expect(ordered.days.mon.map((one) => one.open)).toEqual(['09:00', '13:00']);
    expect(ordered.holidays).toEqual(['2026-10-01', '2026-10-02']);
  });
});
