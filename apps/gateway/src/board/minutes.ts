import { BoardMinute } from '@yingda/contracts';
import { BOARD_LIMITS } from '@yingda/contracts/names';

export const MINUTE_MS = 60_000;
/** Medians over this many minutes: of one alone they jump about. */
const OVER = 5;

/** How one minute ended for one team. */
export interface TeamMinute {
  /** When it ended, in milliseconds since the epoch. */
  at: number;
  teamId: string | null;
  queue: number;
  longestWaitSeconds: number;
  waitingForUs: number;
  arrivals: number;
  /** Seconds of each first response given in it. */
  firstResponses: number[];
}

/** From here on minutes are needed to draw the hour before `now`. */
export function drawnFrom(now: number): number {
  return now - (BOARD_LIMITS.minutes + OVER) * MINUTE_MS;
}

interface Summed {
  minute: Omit<TeamMinute, 'teamId'>;
}

/** The last hour of some teams, or of the whole shop. Minutes that nobody counted are left out: a gap, not a zero. */
export function linesOf(
  rows: readonly TeamMinute[],
  wanted: { teamIds: string[] | null; now: number; targetSeconds: number },
): BoardMinute[] {
  const { teamIds, now, targetSeconds } = wanted;
  const counted = new Map<number, Summed>();
  for (const row of rows) {
    // A minute counts as drawn once it was counted for anybody: a quiet team then had nothing in it.
    const summed = counted.get(row.at) ?? { minute: emptyAt(row.at) };
    counted.set(row.at, summed);
    if (teamIds === null || (row.teamId !== null && teamIds.includes(row.teamId))) add(summed.minute, row);
  }
  const first = now - BOARD_LIMITS.minutes * MINUTE_MS;
  const shown = [...counted.keys()].filter((at) => at > first && at <= now).sort((a, b) => a - b);
  return shown.slice(-BOARD_LIMITS.minutes).map((at) => {
    const { firstResponses, ...minute } = counted.get(at)!.minute;
    const recent = recentResponses(counted, at);
    return {
      ...minute,
      at: new Date(at).toISOString(),
      answered: firstResponses.length,
      firstResponseMedian: median(recent),
      recentWithin: recent.filter((seconds) => seconds <= targetSeconds).length,
      recentAnswered: recent.length,
    };
  });
}

function recentResponses(counted: Map<number, Summed>, at: number): number[] {
  return Array.from({ length: OVER }, (_, back) => counted.get(at - back * MINUTE_MS)).flatMap(
    (one) => one?.minute.firstResponses ?? [],
  );
}

function emptyAt(at: number): Omit<TeamMinute, 'teamId'> {
  return { at, queue: 0, longestWaitSeconds: 0, waitingForUs: 0, arrivals: 0, firstResponses: [] };
}

function add(sum: Omit<TeamMinute, 'teamId'>, row: TeamMinute): void {
  sum.queue += row.queue;
  sum.longestWaitSeconds = Math.max(sum.longestWaitSeconds, row.longestWaitSeconds);
  sum.waitingForUs += row.waitingForUs;
  sum.arrivals += row.arrivals;
  sum.firstResponses.push(...row.firstResponses);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return Math.round((sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2);
}
