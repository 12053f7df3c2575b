import {
  BoardAgentToday,
  BoardMeasures,
  BoardToday,
  FigureAnswer,
  FigureValue,
  ReportAnswer,
  ReportQuery,
} from '@yingda/contracts';
import { BOARD_TARGET, type FigureKey, type ReportGrouping } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import type { InsteadOfWaiting } from '../views/board-instead';
import { NO_MEASURES, NOTHING_TODAY, type Today, type TodayFigures } from './today';

const OF_TEAMS = [
  'first-response',
  'average-response',
  'within-target',
  'abandon-rate',
  'closed',
] as const satisfies FigureKey[];
const OF_AGENTS = ['first-response', 'average-response', 'closed'] as const satisfies FigureKey[];

export interface TodayQuestions {
  /** The engine of the reports. */
  ask(query: ReportQuery): Promise<ReportAnswer>;
  /** When the shop's day began. */
  dayStart(now: Date): Promise<Date>;
  /** What customers chose since then instead of waiting, by team. */
  instead(since: Date): Promise<InsteadOfWaiting[]>;
}

const NOBODYS: Today = {
  ...{ total: NOTHING_TODAY, teams: new Map(), agents: new Map() },
  ...{ targetSeconds: BOARD_TARGET.seconds, targetPercent: BOARD_TARGET.percent },
};

/** Today as the reports would answer it: the same questions, the same engine, so never another value. */
export class TodayFromReports implements TodayFigures {
  constructor(
    private readonly questions: TodayQuestions,
    private readonly clock: Clock,
  ) {}

  async of(teamIds: string[] | null): Promise<Today> {
    // A list of no teams would leave nothing out.
    if (teamIds?.length === 0) return NOBODYS;
    const now = this.clock.now();
    const from = await this.questions.dayStart(now);
    const ask = (figures: readonly FigureKey[], by: ReportGrouping) =>
      this.questions.ask({
        figures: [...figures],
        from: from.toISOString(),
        to: new Date(now.getTime() + 1).toISOString(),
        groupBy: [by],
        // Of today is what happened today: who was asked for an answer, who left the queue, what was closed.
        options: { period: 'event' },
        compare: false,
        ...(teamIds ? { filters: { teams: teamIds } } : {}),
      });
    const [byTeam, byAgent, instead] = await Promise.all([
      ask(OF_TEAMS, 'team'),
      ask(OF_AGENTS, 'agent'),
      this.questions.instead(from),
    ]);
    return todayOf({ byTeam, byAgent, instead, teamIds });
  }
}

interface Answers {
  byTeam: ReportAnswer;
  byAgent: ReportAnswer;
  instead: InsteadOfWaiting[];
  teamIds: string[] | null;
}

function todayOf({ byTeam, byAgent, instead, teamIds }: Answers): Today {
  const seen = instead.filter(({ teamId }) => teamIds === null || (teamId && teamIds.includes(teamId)));
  const chosen = new Map(seen.map((one) => [one.teamId, one]));
  const teams = new Map<string, BoardToday>();
  const ids = new Set([...groupsOf(byTeam), ...seen.flatMap(({ teamId }) => teamId ?? [])]);
  for (const teamId of ids) teams.set(teamId, teamToday(byTeam, teamId, [chosen.get(teamId)]));
  const agents = new Map<string, BoardAgentToday>();
  for (const agentId of groupsOf(byAgent)) agents.set(agentId, agentToday(byAgent, agentId));
  return {
    total: teamToday(byTeam, null, seen),
    teams,
    agents,
    targetSeconds: Math.round(figure(byTeam, 'first-response')?.target ?? BOARD_TARGET.seconds),
    targetPercent: Math.round((figure(byTeam, 'within-target')?.target ?? BOARD_TARGET.percent / 100) * 100),
  };
}

function groupsOf(answer: ReportAnswer): Set<string> {
  return new Set(answer.figures.flatMap(({ rows }) => rows.flatMap(({ group }) => group[0] ?? [])));
}

function figure(answer: ReportAnswer, key: FigureKey): FigureAnswer | undefined {
  return answer.figures.find((one) => one.key === key);
}

/** Of one group, or of all together. */
function valueOf(answer: ReportAnswer, key: FigureKey, group: string | null): FigureValue | null {
  const found = figure(answer, key);
  if (group === null) return found?.overall ?? null;
  return found?.rows.find((row) => row.group[0] === group)?.value ?? null;
}

function teamToday(
  answer: ReportAnswer,
  teamId: string | null,
  instead: readonly (InsteadOfWaiting | undefined)[],
): BoardToday {
  const sum = (what: 'messagesLeft' | 'calledBack' | 'callsOwed') =>
    instead.reduce((total, one) => total + (one?.[what] ?? 0), 0);
  const within = valueOf(answer, 'within-target', teamId);
  const abandoned = valueOf(answer, 'abandon-rate', teamId);
  return {
    firstResponse: measures(valueOf(answer, 'first-response', teamId)),
    averageResponse: measures(valueOf(answer, 'average-response', teamId)),
    withinTarget: within?.numerator ?? 0,
    withinOf: within?.denominator ?? 0,
    abandoned: abandoned?.numerator ?? 0,
    abandonedOf: abandoned?.denominator ?? 0,
    messagesLeft: sum('messagesLeft'),
    calledBack: sum('calledBack'),
    callsOwed: sum('callsOwed'),
    closed: valueOf(answer, 'closed', teamId)?.value ?? 0,
  };
}

function agentToday(answer: ReportAnswer, agentId: string): BoardAgentToday {
  return {
    firstResponse: measures(valueOf(answer, 'first-response', agentId)),
    averageResponse: measures(valueOf(answer, 'average-response', agentId)),
    closed: valueOf(answer, 'closed', agentId)?.value ?? 0,
  };
}

function measures(value: FigureValue | null): BoardMeasures {
  if (!value || value.count === 0) return NO_MEASURES;
  const { count, median, p90, mean } = value;
  return { count, median: rounded(median), p90: rounded(p90), mean: rounded(mean) };
}

function rounded(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds);
}
