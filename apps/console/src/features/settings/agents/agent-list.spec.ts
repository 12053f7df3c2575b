import { endOfDay, getsNoChats, listedAgents } from './agent-list';
import type { AgentRecord } from './use-agents';

const agent = (name: string, parts: Partial<AgentRecord> = {}) =>
  ({
    id: name,
    name,
    publicName: name,
    email: `${name}@shop.example`,
    accountState: 'active',
    ...parts,
  }) as AgentRecord;

const agents = [
  agent('Gone', { accountState: 'deactivated' }),
  agent('New', { accountState: 'invited' }),
  agent('Zoe'),
  agent('Anna', { publicName: '小安' }),
];
const names = (filter: { text?: string; all?: boolean }) =>
  listedAgents(agents, { text: '', all: false, ...filter }, 'en').map(({ name }) => name);

describe('the list of agents', () => {
  it('has those in use first, by name, and hides deactivated ones', () =>
    expect(names({})).toEqual(['Anna', 'Zoe', 'New']));
  it('shows deactivated ones last when asked', () =>
    expect(names({ all: true })).toEqual(['Anna', 'Zoe', 'New', 'Gone']));
  it('finds by name, public name or address, whatever the case', () => {
    expect(names({ text: ' ZOE@' })).toEqual(['Zoe']);
    expect(names({ text: '小安' })).toEqual(['Anna']);
  });
});

it('the end of a temporary account is the end of its last day where the administrator is', () => {
  const end = new Date(endOfDay('2026-12-31'));
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2026, 11, 31, 23]);
});

it('an account that answers customers gets none without a team; others need no team', () => {
  expect(getsNoChats({ role: 'agent', teamIds: [] })).toBe(true);
  expect(getsNoChats({ role: 'supervisor', teamIds: [] })).toBe(true);
  expect(getsNoChats({ role: 'agent', teamIds: ['t1'] })).toBe(false);
  expect(getsNoChats({ role: 'administrator', teamIds: [] })).toBe(false);
});
