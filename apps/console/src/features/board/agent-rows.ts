import type { Board, BoardAgent, BoardTeam } from '@yingda/contracts';

/** How the agents are listed. */
export const AGENT_ORDERS = ['team', 'load', 'state'] as const;
export type AgentOrder = (typeof AGENT_ORDERS)[number];

export type AgentRow =
  | { kind: 'group'; id: string; team: BoardTeam; folded: boolean; agents: number }
  | { kind: 'agent'; id: string; agent: BoardAgent };

const STATES = ['online', 'busy', 'away', 'offline'] as const;
/** More agents than this and teams are folded until they are wanted. */
const FOLDED_FROM = 120;

const loadOf = (agent: BoardAgent) => agent.busyUnits / Math.max(1, agent.capacityUnits);
const byName = (a: BoardAgent, b: BoardAgent) =>
  a.name.localeCompare(b.name, 'zh-CN') || (a.agentId < b.agentId ? -1 : 1);
const byState = (a: BoardAgent, b: BoardAgent) => STATES.indexOf(a.state) - STATES.indexOf(b.state);
/** Whose limit ends first comes first; those without one are alike. */
const limitOf = (agent: BoardAgent) => (agent.limitAt ? Date.parse(agent.limitAt) : Number.MAX_SAFE_INTEGER);
const byLimit = (a: BoardAgent, b: BoardAgent) => limitOf(a) - limitOf(b);

/** Agents in the order asked for; in teams, who needs help first. An agent of two teams stands in both. */
export function agentRows(
  board: Pick<Board, 'teams' | 'agents'>,
  how: { order: AgentOrder; toggled: ReadonlySet<string> },
): AgentRow[] {
  const { order, toggled } = how;
  if (order === 'load')
    return plain(board.agents, (a, b) => loadOf(b) - loadOf(a) || byState(a, b) || byName(a, b));
  if (order === 'state')
    return plain(board.agents, (a, b) => byState(a, b) || loadOf(b) - loadOf(a) || byName(a, b));
  const foldedFirst = board.agents.length > FOLDED_FROM;
  return board.teams.flatMap((team) => {
    const agents = board.agents
      .filter((agent) => agent.teamIds.includes(team.teamId))
      .sort((a, b) => byPresence(a) - byPresence(b) || byLimit(a, b) || byState(a, b) || byName(a, b));
    const folded = toggled.has(team.teamId) !== foldedFirst;
    const group: AgentRow = { kind: 'group', id: team.teamId, team, folded, agents: agents.length };
    if (folded) return [group];
    return [group, ...agents.map((agent) => rowOf(agent, `${team.teamId} ${agent.agentId}`))];
  });
}

/** Those who are not there at the end. */
const byPresence = (agent: BoardAgent) => (agent.state === 'offline' && !agent.limitAt ? 1 : 0);

function plain(agents: readonly BoardAgent[], order: (a: BoardAgent, b: BoardAgent) => number): AgentRow[] {
  return [...agents].sort(order).map((agent) => rowOf(agent, agent.agentId));
}

function rowOf(agent: BoardAgent, id: string): AgentRow {
  return { kind: 'agent', id, agent };
}

/** One square a place: late, waiting for us, waiting for the customer, free. More than the limit are drawn, too. */
export function squaresOf(agent: BoardAgent): ('late' | 'us' | 'customer' | 'free')[] {
  const { late, waitingForUs, waitingForCustomer } = agent;
  const places = Math.round(agent.capacityUnits / 100);
  const held = late + waitingForUs + waitingForCustomer;
  const repeat = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);
  return [
    ...repeat(late, 'late' as const),
    ...repeat(waitingForUs, 'us' as const),
    ...repeat(waitingForCustomer, 'customer' as const),
    ...repeat(Math.max(0, places - held), 'free' as const),
  ];
}
