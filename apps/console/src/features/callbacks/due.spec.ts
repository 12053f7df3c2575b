import { dueOf } from './due';

const call = { from: '2026-03-02T06:00:00.000Z', until: '2026-03-02T07:00:00.000Z' };

it.each([
  ['05:59:59', 'later'],
  ['06:00:00', 'now'],
  ['06:59:59', 'now'],
  ['07:00:00', 'overdue'],
])('at %s a call from six to seven is %s', (time, due) =>
  expect(dueOf(call, Date.parse(`2026-03-02T${time}.000Z`))).toBe(due),
);
