import type { Board, BoardChanged } from '@yingda/contracts';

/** The board after a change, or null when it does not fit on what is known: then all of it is asked for anew. */
export function applyChange(board: Board, changed: BoardChanged): Board | null {
  if (changed.from !== board.revision) return null;
  const { revision, at, total, risks, minutes = [] } = changed;
  return {
    ...board,
    ...{ revision, at },
    ...(total ? { total } : {}),
    ...(risks ? { risks } : {}),
    teams: merged(board.teams, changed.teams, { idOf: (team) => team.teamId, gone: changed.goneTeams }),
    agents: merged(board.agents, changed.agents, {
      idOf: (agent) => agent.agentId,
      gone: changed.goneAgents,
    }),
    ...(minutes.length > 0
      ? { minutes: merged(board.minutes, minutes, { idOf: (minute) => minute.at }).slice(-SHOWN) }
      : {}),
  };
}

const SHOWN = 60;

/** Each changed one in the place of its like, new ones at the end; the same list where nothing is different. */
function merged<T>(
  list: T[],
  changed: T[] | undefined,
  { idOf, gone }: { idOf: (one: T) => string; gone?: string[] | undefined },
): T[] {
  if (!changed && !gone) return list;
  const byId = new Map(list.map((one) => [idOf(one), one]));
  for (const one of changed ?? []) byId.set(idOf(one), one);
  for (const id of gone ?? []) byId.delete(id);
  return [...byId.values()];
}
