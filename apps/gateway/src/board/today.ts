import { BoardAgentToday, BoardMeasures, BoardToday } from '@yingda/contracts';

/** Today's figures of what one reader sees. */
export interface Today {
  total: BoardToday;
  teams: Map<string, BoardToday>;
  agents: Map<string, BoardAgentToday>;
  /** What is aimed at: seconds until the first response, and how many of a hundred in time. */
  targetSeconds: number;
  targetPercent: number;
}

/** Where today's figures come from: the engine that answers reports, so that both show one value. */
export abstract class TodayFigures {
  /** `teamIds` null: the whole shop. */
  abstract of(teamIds: string[] | null): Promise<Today>;
}

export const NO_MEASURES: BoardMeasures = { count: 0, median: null, p90: null, mean: null };
export const NOTHING_TODAY: BoardToday = {
  firstResponse: NO_MEASURES,
  averageResponse: NO_MEASURES,
  withinTarget: 0,
  withinOf: 0,
  abandoned: 0,
  abandonedOf: 0,
  messagesLeft: 0,
  calledBack: 0,
  callsOwed: 0,
  closed: 0,
};
export const AGENT_WITHOUT_CASES: BoardAgentToday = {
  firstResponse: NO_MEASURES,
  averageResponse: NO_MEASURES,
  closed: 0,
};
