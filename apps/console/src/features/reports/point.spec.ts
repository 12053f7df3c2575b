import { cellOfPoint, pointOf, pointOfAddress } from './point';

it('is the cell of the table that was clicked', () => {
  expect(cellOfPoint('day:2026-11-11')).toEqual({ groupBy: ['day'], group: ['2026-11-11'] });
  expect(cellOfPoint('cell:3-14')).toEqual({ groupBy: ['weekday', 'hour'], group: ['3', '14'] });
  expect(cellOfPoint(pointOf('team', 't1'))).toEqual({ groupBy: ['team'], group: ['t1'] });
});

it('of what has no team is a cell too, and the whole is none', () => {
  expect(cellOfPoint(pointOf('team', null))).toEqual({ groupBy: ['team'], group: [''] });
  expect(cellOfPoint(pointOf('whole'))).toEqual({});
});

it.each([null, '', 'day:2026-02-30', 'hour:24', 'cell:8-1', 'other:1', 'team:a b'])(
  'does not take %p for a point',
  (value) => expect(pointOfAddress(value)).toBeNull(),
);
it.each([
  'whole',
  'day:2026-11-11',
  'month:2026-11',
  'hour:9',
  'cell:7-23',
  'team:',
  'channel:wechat-mini-program',
])('takes %p for a point', (value) => expect(pointOfAddress(value)).toBe(value));
