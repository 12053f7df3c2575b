import { Board, BoardAgent, BoardFigures, BoardMinute, BoardRisk, BoardToday } from '@yingda/contracts';
import { BOARD_LIMITS, BOARD_TARGET } from '@yingda/contracts/names';
import { levelOf, type BoardModel, type Standing } from './board-model';
import type { Scope } from './board-scope';
import { IDLE_MS } from './limits';
import { addAgent, earlier, emptyHanded, isQueued, noSums, type Sums } from './tally';
import { AGENT_WITHOUT_CASES, NOTHING_TODAY, type Today } from './today';
import type { WatchedAgent } from './watched';

/** How it stands at this moment, and what is read more slowly. */
export interface Beside {
  standing: Standing;
  today: Today | null;
  /** Seconds until a team's queue is served; absent where too little is known. */
  clears: ReadonlyMap<string, number>;
  minutes: BoardMinute[];
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** The board of one reader. */
export function boardOf(model: BoardModel, scope: Scope, beside: Beside): Omit<Board, 'revision'> {
  const { standing } = beside;
  const { teamIds } = scope;
  const teams = model.teams.filter(({ teamId }) => teamIds === null || teamIds.includes(teamId));
  const agents = [...model.agents.values()].filter((agent) => isWithin(agent, teamIds));
  const sums = totalOf(
    teams.map(({ teamId }) => standing.teams.get(teamId)!).concat(teamIds === null ? standing.teamless : []),
  );
  for (const agent of agents) addAgent(sums, agent, standing.hands.get(agent.agentId)?.busyUnits ?? 0);
  const clearing = teams.flatMap(({ teamId }) =>
    standing.teams.get(teamId)!.queue ? [beside.clears.get(teamId)] : [],
  );
  // Where one team's queue has no end in sight, neither has the whole.
  const clears = clearing.every((one) => one !== undefined)
    ? Math.max(0, ...(clearing as number[]))
    : undefined;
  return {
    at: new Date(standing.now).toISOString(),
    teamId: scope.teamId,
    wholeShop: teamIds === null,
    targetSeconds: beside.today?.targetSeconds ?? BOARD_TARGET.seconds,
    targetPercent: beside.today?.targetPercent ?? BOARD_TARGET.percent,
    total: figures(sums, { clears, today: beside.today?.total ?? null }),
    teams: teams.map(({ teamId, name }) => ({
      ...{ teamId, name },
      ...figures(standing.teams.get(teamId)!, {
        clears: beside.clears.get(teamId),
        today: beside.today && (beside.today.teams.get(teamId) ?? NOTHING_TODAY),
      }),
    })),
    agents: agents.map((agent) => shownAgent(agent, standing, beside.today)),
    risks: risksOf(standing, scope),
    minutes: beside.minutes,
  };
}

function isWithin(agent: WatchedAgent, teamIds: string[] | null): boolean {
  return teamIds === null || agent.teamIds.some((teamId) => teamIds.includes(teamId));
}

/** Agents are left out: whoever is in two teams counts once. */
function totalOf(parts: Sums[]): Sums {
  const total = noSums();
  for (const part of parts) {
    for (const name of [
      'queue',
      'open',
      'waitingForUs',
      'waitingForCustomer',
      'withBot',
      'late',
      'soon',
    ] as const)
      total[name] += part[name];
    total.longestSince = earlier(total.longestSince, part.longestSince);
  }
  return total;
}

function figures(sums: Sums, more: { clears: number | undefined; today: BoardToday | null }): BoardFigures {
  return {
    ...sums,
    longestSince: iso(sums.longestSince),
    clearsInSeconds: sums.queue > 0 ? (more.clears ?? null) : 0,
    today: more.today,
  };
}

function shownAgent(agent: WatchedAgent, standing: Standing, today: Today | null): BoardAgent {
  const { avatarUrl, since, ...rest } = agent;
  const { longestSince, limitAt, ...hand } = standing.hands.get(agent.agentId) ?? emptyHanded();
  return {
    ...rest,
    ...(avatarUrl ? { avatarUrl } : {}),
    since: iso(since),
    ...hand,
    longestSince: iso(longestSince),
    limitAt: iso(limitAt),
    today: today && (today.agents.get(agent.agentId) ?? AGENT_WITHOUT_CASES),
  };
}

function risksOf(standing: Standing, { teamIds, named }: Scope): BoardRisk[] {
  const { now, free } = standing;
  const shown = standing.risks.filter(
    ({ conversation: { teamId } }) => teamIds === null || (teamId !== null && teamIds.includes(teamId)),
  );
  return shown.slice(0, BOARD_LIMITS.risks).map(({ conversation, limit }) => {
    const { id, number, customerName, customerCode, isVisitor, tier, agentId, teamId, status } = conversation;
    const waits = isQueued(conversation);
    const idleSince = waits ? null : Math.max(conversation.waitingSince, conversation.assignedAt ?? 0);
    return {
      ...{ conversationId: id, number, customerCode, isVisitor, tier, agentId, teamId, status },
      customerName: named ? customerName : null,
      clock: limit.clock,
      level: levelOf(limit, now)!,
      startedAt: iso(limit.startedAt)!,
      dueAt: iso(limit.dueAt)!,
      nobodyFree: waits && (teamId === null || !free.has(teamId)),
      idleSince: idleSince !== null && now - idleSince >= IDLE_MS ? iso(idleSince) : null,
      quotaLeft: limit.quotaLeft ?? null,
    };
  });
}
