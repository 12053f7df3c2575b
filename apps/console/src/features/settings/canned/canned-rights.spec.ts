import type { Permission, PermissionScope } from '@yingda/contracts/names';
import { mayAdd, mayEdit, seenScopes } from './canned-rights';

const person = (rights: Partial<Record<Permission, PermissionScope>>) => ({
  id: 'me',
  teamIds: ['mine'],
  permissions: Object.entries(rights).map(([permission, scope]) => ({
    permission: permission as Permission,
    scope: scope as PermissionScope,
  })),
});
const agent = person({ 'canned-response.insert': 'all', 'canned-response.edit-personal': 'own' });
const lead = person({
  'canned-response.insert': 'all',
  'canned-response.edit-personal': 'all',
  'canned-response.edit-shared': 'team',
});
const administrator = person({ 'canned-response.edit-shared': 'all' });

const owners = {
  own: { scope: 'personal', ownerAgentId: 'me', teamId: null },
  another: { scope: 'personal', ownerAgentId: 'somebody', teamId: null },
  ownTeam: { scope: 'team', ownerAgentId: null, teamId: 'mine' },
  otherTeam: { scope: 'team', ownerAgentId: null, teamId: 'theirs' },
  shop: { scope: 'shop', ownerAgentId: null, teamId: null },
} as const;

const names = ['personal', 'team', 'shop'] as const;

describe('canned responses', () => {
  it.each([
    {
      who: 'an agent',
      me: agent,
      edited: ['own'],
      seen: ['personal', 'team', 'shop'],
      added: ['personal'],
    },
    {
      who: 'a lead of one team',
      me: lead,
      edited: ['own', 'ownTeam'],
      seen: ['personal', 'team', 'shop'],
      added: ['personal', 'team'],
    },
    {
      who: 'an administrator',
      me: administrator,
      edited: ['ownTeam', 'otherTeam', 'shop'],
      seen: ['team', 'shop'],
      added: ['team', 'shop'],
    },
    { who: 'a handler', me: person({}), edited: [], seen: [], added: [] },
  ])('of $who are those the server lets them see and write', ({ me, edited, seen, added }) => {
    expect(
      Object.entries(owners)
        .filter(([, owner]) => mayEdit(me, owner))
        .map(([name]) => name),
    ).toEqual(edited);
    expect(seenScopes(me)).toEqual(seen);
    expect(names.filter((scope) => mayAdd(me, scope))).toEqual(added);
  });
});
