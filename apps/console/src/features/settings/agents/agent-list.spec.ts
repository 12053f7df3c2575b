import { endOfDay, getsNoChats, listedAgents, successorsOf } from './agent-list';
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

it('open conversations can go to who is there and least busy first, never to who does not answer customers', () => {
  const serving = (name: string, parts: Partial<AgentRecord>) =>
    agent(name, { role: 'agent', capacity: 8, load: 0, state: 'offline', ...parts });
  const all = [
    serving('Leaving', {}),
    serving('Away', {}),
    serving('Full', { load: 1 }),
    serving('Free', { load: 2 }),
    serving('Reviewer', { role: 'quality-reviewer' }),
    serving('Gone2', { accountState: 'deactivated' }),
  ];
  const present = [
    { id: 'Full', state: 'online', load: 8 },
    { id: 'Free', state: 'online', load: 2 },
  ] as unknown as Parameters<typeof successorsOf>[1]['present'];
  const found = successorsOf('Leaving', { agents: all, present });
  expect(found.map(({ name, state, load }) => `${name} ${state} ${load}`)).toEqual([
    'Free online 2',
    'Full online 8',
    'Away offline 0',
  ]);
});
