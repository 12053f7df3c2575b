import { linesOf, type TeamMinute } from './minutes';

const NOW = Date.UTC(2026, 2, 2, 6);
const at = (ago: number) => NOW - ago * 60_000;
const minute = (ago: number, part: Partial<TeamMinute> = {}): TeamMinute => ({
  ...{
    at: at(ago),
    teamId: 'a',
    queue: 0,
    longestWaitSeconds: 0,
    waitingForUs: 0,
    arrivals: 0,
    firstResponses: [],
  },
  ...part,
});
const lines = (rows: TeamMinute[], teamIds: string[] | null = null) =>
  linesOf(rows, { teamIds, now: NOW, targetSeconds: 60 });

describe('the last hour', () => {
  it('adds up teams, and takes the longest wait of any', () => {
    const rows = [
      minute(1, { queue: 2, longestWaitSeconds: 50, arrivals: 1 }),
      minute(1, { teamId: 'b', queue: 3, longestWaitSeconds: 70, waitingForUs: 4 }),
      minute(1, { teamId: null, queue: 1 }),
    ];
    expect(lines(rows)).toMatchObject([{ queue: 6, longestWaitSeconds: 70, waitingForUs: 4, arrivals: 1 }]);
    expect(lines(rows, ['b'])).toMatchObject([{ queue: 3, longestWaitSeconds: 70 }]);
  });

  it('has the median of all responses of five minutes, never one of medians', () => {
    const rows = [
      minute(5, { firstResponses: [1_000] }),
      minute(4, { firstResponses: [10, 20, 30] }),
      minute(1, { firstResponses: [100] }),
      minute(0, { teamId: 'b', firstResponses: [200] }),
    ];
    expect(lines(rows).at(-1)).toMatchObject({
      answered: 1,
      firstResponseMedian: 30,
      recentWithin: 3,
      recentAnswered: 5,
    });
  });

  it('leaves out minutes that nobody counted, and draws a zero for a team that was quiet in one', () => {
    const rows = [minute(9, { teamId: 'b', queue: 5 }), minute(2)];
    expect(lines(rows, ['a']).map((one) => [one.at, one.queue])).toEqual([
      [new Date(at(9)).toISOString(), 0],
      [new Date(at(2)).toISOString(), 0],
    ]);
    expect(lines([minute(61), minute(60)])).toEqual([]);
  });
});
