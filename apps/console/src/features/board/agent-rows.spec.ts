import { agentRows, squaresOf, type AgentOrder } from './agent-rows';
import { agent, team } from './testing';

const NONE: ReadonlySet<string> = new Set();
const teams = [team({ teamId: 't1' }), team({ teamId: 't2' })];
const agents = [
  agent({ agentId: 'off', state: 'offline', teamIds: ['t1'] }),
  agent({ agentId: 'calm', busyUnits: 400, teamIds: ['t1'] }),
  agent({ agentId: 'late', limitAt: '2026-03-02T00:00:00.000Z', teamIds: ['t1', 't2'], state: 'busy' }),
];
const ids = (order: AgentOrder, toggled = NONE) =>
  agentRows({ teams, agents }, { order, toggled }).map((row) => row.id);

it('lists agents under their teams, who needs help first and who is not there last', () => {
  expect(ids('team')).toEqual(['t1', 't1 late', 't1 calm', 't1 off', 't2', 't2 late']);
});

it('folds a team, and all of them at first where there are very many', () => {
  expect(ids('team', new Set(['t1']))).toEqual(['t1', 't2', 't2 late']);
  const many = Array.from({ length: 200 }, (_, n) => agent({ agentId: `a${n}` }));
  const rows = (toggled: ReadonlySet<string>) =>
    agentRows({ teams, agents: many }, { order: 'team', toggled });
  expect(rows(NONE)).toHaveLength(2);
  expect(rows(new Set(['t1']))).toHaveLength(202);
});

it('orders by load and by state over all teams, each agent once', () => {
  expect(ids('load')[0]).toBe('calm');
  expect(ids('state')).toEqual(['calm', 'late', 'off']);
});

it('draws a square for each conversation and each free place, also beyond the limit', () => {
  expect(squaresOf(agent({ late: 1, waitingForUs: 1, waitingForCustomer: 1 }))).toEqual([
    ...['late', 'us', 'customer', 'free'],
  ]);
  expect(squaresOf(agent({ capacityUnits: 100, waitingForCustomer: 3 }))).toEqual(Array(3).fill('customer'));
});
