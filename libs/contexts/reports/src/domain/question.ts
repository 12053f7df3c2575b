import { type ReportFilters } from '@yingda/contracts';
import type { ReportGrouping, ReportPeriod, ReportReopened } from '@yingda/contracts/names';

/** From the first moment to the first that is no longer in it. */
export interface Period {
  from: Date;
  to: Date;
}

/** What a table of facts is asked for one figure. */
export interface Question {
  period: Period;
  periodBy: ReportPeriod;
  reopened: ReportReopened;
  groupBy: readonly ReportGrouping[];
  filters: ReportFilters;
  /** What the reader may see, beside what they ask for; null: everything. */
  limits: Limits | null;
  timeZone: string;
  now: Date;
}

/** Only what is of one of these teams, or of this agent. */
export type Limits = { teamIds: string[] } | { agentId: string };

/** What came of the cases of one group, or of all. Times are milliseconds. */
export interface Outcome {
  count: number;
  sum: number | null;
  median: number | null;
  p90: number | null;
  longest: number | null;
  numerator: number | null;
  denominator: number | null;
  unanswered: number | null;
}
export interface Outcomes {
  overall: Outcome;
  rows: { group: (string | null)[]; outcome: Outcome }[];
}

export const NOTHING: Outcome = {
  count: 0,
  sum: null,
  median: null,
  p90: null,
  longest: null,
  numerator: null,
  denominator: null,
  unanswered: null,
};
