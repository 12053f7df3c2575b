import { ROLES } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { dependsOnService, may, requireRight, requireSight, seesCustomers } from './rights';

const agent = (scope: 'own' | 'team' | 'all' | 'masked'): AgentActor => ({
  kind: 'agent',
  agentId: 'a1',
  name: 'A',
  publicName: 'A',
  role: ROLES[0],
  teamIds: ['t1'],
  permissions: { 'customer.reveal': scope },
});
const nobody = { agentIds: [], teamIds: [] };
const me = { agentIds: ['a1'], teamIds: ['t9'] };
const myTeam = { agentIds: ['a2'], teamIds: ['t1'] };

describe('what may be done to a customer', () => {
  it.each([
    ['own', nobody, false],
    ['own', myTeam, false],
    ['own', me, true],
    ['team', nobody, false],
    ['team', myTeam, true],
    ['team', me, true],
    ['all', nobody, true],
    ['masked', me, false],
  ] as const)('%s while %o serve: %s', (scope, serving, allowed) => {
    expect(may(agent(scope), 'customer.reveal', serving)).toBe(allowed);
    expect(may(agent(scope), 'customer.block', serving)).toBe(false);
  });

  it('is nothing for customers, everything for the shop’s systems', () => {
    const customer = { kind: 'customer', customerId: 'c', identityId: 'i', inboxId: 'b', name: '' } as const;
    expect(() => requireRight(customer, 'customer.edit')).toThrow(
      expect.objectContaining({ code: 'not-permitted' }),
    );
    requireRight({ kind: 'api', keyId: 'k', name: 'erp' }, 'customer.edit');
    requireRight({ kind: 'system', name: 'demo' }, 'customer.edit');
  });

  it('needs to know who serves only where that matters', () => {
    expect(
      (['own', 'team', 'all', 'masked'] as const).map((scope) =>
        dependsOnService(agent(scope), 'customer.reveal'),
      ),
    ).toEqual([true, true, false, false]);
  });

  it('shows customers to those who serve, watch over or set up, and to nobody else', () => {
    const with_ = (permissions: AgentActor['permissions']): AgentActor => ({ ...agent('own'), permissions });
    expect(seesCustomers(with_({ 'conversation.serve': 'own' }))).toBe(true);
    expect(seesCustomers(with_({ 'conversation.monitor': 'masked' }))).toBe(true);
    expect(seesCustomers(with_({ 'settings.edit': 'all' }))).toBe(true);
    expect(seesCustomers(with_({ 'conversation.serve': 'none', 'figures.read': 'own' }))).toBe(false);
    expect(() => requireSight(with_({}))).toThrow(/serve/);
  });
});
