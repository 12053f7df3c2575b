import { anAgentActor, theSystem } from '../testing';
import { requireLead } from './leading';

describe('leading a team', () => {
  const allowed = (actor: Parameters<typeof requireLead>[0], teamIds: string[]) => {
    try {
      requireLead(actor, teamIds);
      return true;
    } catch {
      return false;
    }
  };
  const with_ = (reach: 'team' | 'all' | undefined) =>
    anAgentActor({ teamIds: ['one'], permissions: reach ? { 'conversation.take-over': reach } : {} });

  it('is for supervisors in their teams, for managers everywhere, for agents nowhere', () => {
    expect(allowed(with_('team'), ['two', 'one'])).toBe(true);
    expect(allowed(with_('team'), ['two'])).toBe(false);
    expect(allowed(with_('team'), [])).toBe(false);
    expect(allowed(with_('all'), ['two'])).toBe(true);
    expect(allowed(with_(undefined), ['one'])).toBe(false);
    expect(allowed(theSystem, ['one'])).toBe(true);
  });
});
