import { Board, BoardChanged } from '@yingda/contracts';

type Parts = Omit<BoardChanged, 'from' | 'revision'>;
type State = Omit<Board, 'revision'>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What of a board is different; null when only time has passed. */
export function changesOf(before: State, after: State): Parts | null {
  const teams = listChanges(before.teams, after.teams, 'teamId');
  const agents = listChanges(before.agents, after.agents, 'agentId');
  const known = new Map(before.minutes.map((minute) => [minute.at, minute]));
  const minutes = after.minutes.filter((minute) => !same(known.get(minute.at), minute));
  const parts: Omit<Parts, 'at' | 'teamId'> = {
    ...(same(before.total, after.total) ? {} : { total: after.total }),
    ...(teams.changed.length > 0 ? { teams: teams.changed } : {}),
    ...(teams.gone.length > 0 ? { goneTeams: teams.gone } : {}),
    ...(agents.changed.length > 0 ? { agents: agents.changed } : {}),
    ...(agents.gone.length > 0 ? { goneAgents: agents.gone } : {}),
    ...(same(before.risks, after.risks) ? {} : { risks: after.risks }),
    ...(minutes.length > 0 ? { minutes } : {}),
  };
  if (Object.keys(parts).length === 0) return null;
  return { ...parts, at: after.at, teamId: after.teamId };
}

function listChanges<K extends string, T extends Record<K, string>>(
  before: readonly T[],
  after: readonly T[],
  key: K,
): { changed: T[]; gone: string[] } {
  const known = new Map(before.map((one) => [one[key] as string, one]));
  const changed: T[] = [];
  for (const one of after) {
    if (!same(known.get(one[key]), one)) changed.push(one);
    known.delete(one[key]);
  }
  return { changed, gone: [...known.keys()] };
}
