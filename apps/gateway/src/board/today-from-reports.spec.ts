import { ReportAnswer, ReportQuery } from '@yingda/contracts';
import type { Clock } from '@yingda/platform';
import { TodayFromReports } from './today-from-reports';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const START = new Date('2026-03-01T16:00:00.000Z');
const clock: Clock = { now: () => NOW } as Clock;
const value = (part: object) => ({
  ...{ value: null, count: 0, mean: null, median: null, p90: null, numerator: null, denominator: null },
  ...part,
});
const times = value({ count: 3, median: 47.6, p90: 112.2, mean: 63 });

/** An engine that answers every figure with the same rows, and remembers what it was asked. */
function stage(teamIds: string[] | null) {
  const asked: ReportQuery[] = [];
  const today = new TodayFromReports(
    {
      ask: (query) => {
        asked.push(query);
        const by = query.groupBy![0] === 'team' ? 't1' : 'a1';
        const answers = (query.figures as string[]).map((key) => ({
          ...{ key, target: key === 'within-target' ? 0.85 : key === 'first-response' ? 90 : null },
          overall: key.endsWith('response') ? times : value({ value: 7, numerator: 6, denominator: 8 }),
          rows: [
            {
              group: [by],
              value: key.endsWith('response') ? times : value({ value: 5, numerator: 4, denominator: 5 }),
            },
          ],
        }));
        return Promise.resolve({ figures: answers } as unknown as ReportAnswer);
      },
      dayStart: () => Promise.resolve(START),
      instead: () =>
        Promise.resolve([
          { teamId: 't1', messagesLeft: 2, calledBack: 1, callsOwed: 0 },
          { teamId: 't2', messagesLeft: 4, calledBack: 0, callsOwed: 3 },
          { teamId: null, messagesLeft: 8, calledBack: 0, callsOwed: 0 },
        ]),
    },
    clock,
  );
  return { asked, answer: today.of(teamIds) };
}

describe('today on the board', () => {
  it('is what the reports answer for what happened since the day began', async () => {
    const { asked, answer } = stage(null);
    const { total, teams, agents, targetSeconds, targetPercent } = await answer;
    expect(asked).toHaveLength(2);
    for (const query of asked)
      expect(query).toMatchObject({
        from: START.toISOString(),
        to: '2026-03-02T06:00:00.001Z',
        options: { period: 'event' },
        compare: false,
      });
    expect(total).toEqual({
      firstResponse: { count: 3, median: 48, p90: 112, mean: 63 },
      averageResponse: { count: 3, median: 48, p90: 112, mean: 63 },
      ...{ withinTarget: 6, withinOf: 8, abandoned: 6, abandonedOf: 8, closed: 7 },
      ...{ messagesLeft: 14, calledBack: 1, callsOwed: 3 },
    });
    expect(teams.get('t1')).toMatchObject({ closed: 5, withinTarget: 4, messagesLeft: 2 });
    expect(teams.get('t2')).toMatchObject({ closed: 0, messagesLeft: 4, callsOwed: 3 });
    expect(agents.get('a1')).toMatchObject({ closed: 5, firstResponse: { median: 48 } });
    expect([targetSeconds, targetPercent]).toEqual([90, 85]);
  });

  it('is of the reader’s teams only, and of nobody where there is none', async () => {
    const { asked, answer } = stage(['t2']);
    expect((await answer).total).toMatchObject({ messagesLeft: 4, callsOwed: 3 });
    expect(asked.map((query) => query.filters)).toEqual([{ teams: ['t2'] }, { teams: ['t2'] }]);
    const nobody = stage([]);
    expect((await nobody.answer).total).toMatchObject({ closed: 0, messagesLeft: 0 });
    expect(nobody.asked).toEqual([]);
  });
});
