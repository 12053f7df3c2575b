import { deadlinesOf, largeClock, pausedSeconds, rowClock } from './case-clocks';
import type { CaseRow } from './use-cases';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const one = (parts: Partial<CaseRow> = {}) =>
  ({
    stage: 'with-department',
    openedAt: at(0),
    answerDueAt: at(24),
    extendedTo: null,
    answeredAt: null,
    resultDueAt: at(72),
    toldAt: null,
    followUpDueAt: null,
    dueAt: at(24),
    dueClock: 'answer',
    closedAt: null,
    pausedSince: null,
    pausedMs: 0,
    breached: [],
    ...parts,
  }) as CaseRow;
const states = (parts: Partial<CaseRow>) =>
  deadlinesOf(one(parts)).map(({ name, state }) => `${name} ${state}`);

it.each([
  ['nothing was done yet', {}, ['answer running', 'result running']],
  ['it waits for the customer', { pausedSince: at(5) }, ['answer paused', 'result paused']],
  ['the answer was in time', { answeredAt: at(20) }, ['answer met', 'result running']],
  ['the answer was late', { answeredAt: at(25) }, ['answer missed', 'result running']],
  [
    'the result was told',
    { answeredAt: at(20), toldAt: at(70), followUpDueAt: at(142) },
    ['answer met', 'result met', 'follow-up running'],
  ],
  ['it was told too late', { answeredAt: at(20), toldAt: at(73) }, ['answer met', 'result missed']],
  ['told at once, which is an answer too', { toldAt: at(3) }, ['answer met', 'result met']],
  [
    'closed after the follow-up',
    { toldAt: at(3), followUpDueAt: at(75), closedAt: at(50) },
    ['answer met', 'result met', 'follow-up met'],
  ],
])('times of a case when %s', (_, parts, expected) => expect(states(parts)).toEqual(expected));

it('holds the answer to the extended time once that was approved', () => {
  const [answer] = deadlinesOf(one({ extendedTo: at(48), answeredAt: at(30) }));
  expect([answer?.dueAt, answer?.state]).toEqual([at(48), 'met']);
});

it('a clock that ran out stays missed though a wait for the customer moved its time', () => {
  expect(states({ answeredAt: at(20), breached: ['answer'] })[0]).toBe('answer missed');
});

it('a row counts to what is due next, stands still while it waits, and shows nothing once closed', () => {
  expect(rowClock(one())).toMatchObject({ dueAt: at(24) });
  expect(rowClock(one({ pausedSince: at(2), dueAt: null, dueClock: null }))).toMatchObject({
    pausedAt: at(2),
  });
  expect(rowClock(one({ dueAt: at(90), dueClock: 'follow-up', toldAt: at(60) }))).toMatchObject({
    startedAt: at(60),
  });
  expect(rowClock(one({ stage: 'closed', dueAt: null }))).toBeNull();
});

it('adds the wait that is going on to those that ended', () => {
  const now = Date.parse(at(6));
  expect(pausedSeconds({ pausedMs: 60_000, pausedSince: at(5) }, now)).toBe(3_660);
  expect(pausedSeconds({ pausedMs: 60_000, pausedSince: null }, now)).toBe(60);
});

it.each([
  [187_956, '2 天 04:12:36', '2 d 04:12:36'],
  [59, '00:00:59', '00:00:59'],
  [-2_530, '+00:42:10', '+00:42:10'],
])('%i s reads %s', (seconds, zh, en) => {
  expect([largeClock(seconds, 'zh-CN'), largeClock(seconds, 'en')]).toEqual([zh, en]);
});
