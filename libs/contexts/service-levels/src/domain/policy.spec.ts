import { type ServiceLevelPolicy, type ServiceLevelTarget } from '@yingda/contracts';
import { checkPolicy, judge, type PolicySubject, termsOf } from './policy';

const none = { tiers: [], channels: [], inboxIds: [], topicIds: [], teamIds: [] };
const nothing = { firstResponse: null, nextResponse: null, resolution: null, waiting: null };
const target = (with_: Partial<ServiceLevelTarget> = {}): ServiceLevelTarget => ({
  ...{ seconds: 120, time: 'wall', warning: null, pauses: true, onWarning: [], onBreach: [] },
  ...with_,
});
const policy = (name: string, with_: Partial<ServiceLevelPolicy> = {}): ServiceLevelPolicy => ({
  ...{ id: name, name, active: true, conditions: none, targets: nothing, place: 1, version: 1 },
  ...with_,
});
const subject: PolicySubject = { tier: 'vip', channel: 'web', inboxId: 'i', topicId: null, teamId: 't' };

describe('which policy counts', () => {
  it('is the first in use that fits, and says of each before it what did not', () => {
    const all = [
      policy('gold on mail', { conditions: { ...none, tiers: ['gold'], channels: ['email'] } }),
      policy('off', { active: false }),
      policy('vip', { conditions: { ...none, tiers: ['vip'], teamIds: ['t', 'u'] } }),
      policy('default'),
    ];
    const found = judge(all, subject);
    expect(found.policy?.name).toBe('vip');
    expect(found.because).toEqual(['tiers', 'teamIds']);
    expect(found.passedOver.map((one) => [one.policy.name, one.because])).toEqual([
      ['gold on mail', ['tiers', 'channels']],
    ]);
  });

  it('asks for what is not known in vain', () => {
    const topical = policy('topic', { conditions: { ...none, topicIds: ['x'] } });
    expect(judge([topical], subject)).toMatchObject({ policy: null, because: [] });
  });
});

describe('what it promises', () => {
  it('warns so long before the end, or when so much has run', () => {
    const of = (warning: ServiceLevelTarget['warning']) =>
      termsOf(policy('p', { targets: { ...nothing, waiting: target({ warning }) } }), 'waiting');
    expect(of({ unit: 'seconds', value: 30 })?.warnAfterMs).toBe(90_000);
    expect(of({ unit: 'percent', value: 60 })?.warnAfterMs).toBe(72_000);
    expect(of(null)?.warnAfterMs).toBeNull();
  });

  it('stands for the customer only where something is resolved', () => {
    const targets = { ...nothing, waiting: target(), resolution: target() };
    expect(termsOf(policy('p', { targets }), 'waiting')?.pauses).toBe(false);
    expect(termsOf(policy('p', { targets }), 'resolution')?.pauses).toBe(true);
    expect(termsOf(policy('p', { targets }), 'first-response')).toBeNull();
  });

  it.each([
    ['a warning as long as the target', target({ warning: { unit: 'seconds', value: 120 } })],
    ['a warning at its end', target({ warning: { unit: 'percent', value: 100 } })],
    ['something to do at a warning that never comes', target({ onWarning: ['escalate'] })],
  ])('refuses %s', (_, waiting) => {
    expect(() => checkPolicy({ name: 'p', targets: { ...nothing, waiting } })).toThrow(
      expect.objectContaining({ code: 'invalid-setting' }),
    );
  });
});
