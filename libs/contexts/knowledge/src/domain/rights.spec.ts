import type { Permission, PermissionScope } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { mayEdit, type Ownership, sightOf } from './rights';

type Rights = Partial<Record<Permission, PermissionScope>>;
const who = (permissions: Rights) =>
  ({
    kind: 'agent',
    agentId: 'me',
    name: '',
    publicName: '',
    role: 'agent',
    teamIds: ['mine'],
    permissions,
  }) as Actor;

const AGENT: Rights = { 'canned-response.insert': 'all', 'canned-response.edit-personal': 'own' };
const LEAD: Rights = { ...AGENT, 'canned-response.edit-shared': 'team' };
const MANAGER: Rights = { ...AGENT, 'canned-response.edit-shared': 'all' };
const ADMINISTRATOR: Rights = { 'canned-response.edit-shared': 'all' };

const OWNERS: Record<string, Ownership> = {
  own: { scope: 'personal', ownerAgentId: 'me', teamId: null },
  another: { scope: 'personal', ownerAgentId: 'somebody', teamId: null },
  ownTeam: { scope: 'team', ownerAgentId: null, teamId: 'mine' },
  otherTeam: { scope: 'team', ownerAgentId: null, teamId: 'theirs' },
  shop: { scope: 'shop', ownerAgentId: null, teamId: null },
};

describe('who may write canned responses', () => {
  it.each([
    ['an agent', who(AGENT), ['own']],
    ['a lead of a team', who(LEAD), ['own', 'ownTeam']],
    ['a manager', who(MANAGER), ['own', 'ownTeam', 'otherTeam', 'shop']],
    ['an administrator', who(ADMINISTRATOR), ['ownTeam', 'otherTeam', 'shop']],
    ['a reviewer', who({ 'canned-response.edit-shared': 'none' }), []],
    ['the system', { kind: 'system', name: 'demo' } as Actor, Object.keys(OWNERS)],
    ['the shop’s own system', { kind: 'api', keyId: 'k', name: '' } as Actor, []],
  ])('%s', (_who, actor, allowed) => {
    expect(Object.keys(OWNERS).filter((name) => mayEdit(actor, OWNERS[name]!))).toEqual(allowed);
  });
});

describe('who sees canned responses', () => {
  it.each([
    [
      'an agent: the shop’s, their teams’ and their own',
      who(AGENT),
      { ownerAgentId: 'me', teamIds: ['mine'], shop: true },
    ],
    ['a manager: every team’s too', who(MANAGER), { ownerAgentId: 'me', teamIds: 'all', shop: true }],
    [
      'an administrator: all shared ones',
      who(ADMINISTRATOR),
      { ownerAgentId: null, teamIds: 'all', shop: true },
    ],
    ['a reviewer: none', who({}), { ownerAgentId: null, teamIds: [], shop: false }],
  ])('%s', (_who, actor, sight) => {
    expect(sightOf(actor)).toEqual(sight);
  });
});
