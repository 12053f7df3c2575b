import { Board, BoardChanged } from '@yingda/contracts';

type State = Omit<Board, 'revision'>;

/** What a screen makes of the changes it hears: each part replaces the one of its id. Agents in the order of their ids. */
export function applied(board: State, changes: Omit<BoardChanged, 'from' | 'revision'>): State {
  const { total, risks, at } = changes;
  return {
    ...board,
    at,
    ...(total ? { total } : {}),
    ...(risks ? { risks } : {}),
    teams: merged(board.teams, changes.teams, { key: 'teamId', gone: changes.goneTeams }),
    agents: merged(board.agents, changes.agents, { key: 'agentId', gone: changes.goneAgents }).sort((a, b) =>
      a.agentId < b.agentId ? -1 : 1,
    ),
  };
}

function merged<K extends string, T extends Record<K, string>>(
  list: T[],
  changed: T[] = [],
  { key, gone = [] }: { key: K; gone: string[] | undefined },
): T[] {
  const byId = new Map(list.map((one) => [one[key] as string, one]));
  for (const one of changed) byId.set(one[key], one);
  for (const id of gone) byId.delete(id);
  return [...byId.values()];
}
