import { permissionsOf } from '@yingda/agents';
import { ROLES, type Role } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { keyOf, scopeOf } from './board-scope';

const actor = (role: Role, teamIds: string[] = ['t1', 't2']): AgentActor => ({
  ...{ kind: 'agent', agentId: 'a', name: 'A', publicName: 'A', role, teamIds },
  permissions: permissionsOf(role),
});
const seen = (role: Role, teamId: string | null) => {
  try {
    const { teamIds, named } = scopeOf(actor(role), teamId);
    return `${teamIds?.join() ?? 'all'}${named ? '' : ' unnamed'}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who sees which board', () => {
  const CELLS: Record<Role, [all: string, own: string, other: string]> = {
    agent: ['not-permitted', 'not-permitted', 'not-permitted'],
    'senior-agent': ['not-permitted', 'not-permitted', 'not-permitted'],
    supervisor: ['t1,t2', 't1', 'not-permitted'],
    manager: ['all', 't1', 't9'],
    'quality-reviewer': ['all unnamed', 't1 unnamed', 't9 unnamed'],
    handler: ['not-permitted', 'not-permitted', 'not-permitted'],
    administrator: ['not-permitted', 'not-permitted', 'not-permitted'],
  };
  it.each(ROLES)('%s', (role) => {
    expect([seen(role, null), seen(role, 't1'), seen(role, 't9')]).toEqual(CELLS[role]);
  });

  it('is worked out once for all who see the same, whatever order their teams are in', () => {
    const [one, other] = [
      ['t2', 't1'],
      ['t1', 't2'],
    ].map((teams) => scopeOf(actor('supervisor', teams), null));
    expect(keyOf(one!)).toBe(keyOf(other!));
    expect(keyOf(scopeOf(actor('manager'), null))).not.toBe(keyOf(scopeOf(actor('quality-reviewer'), null)));
  });
});
