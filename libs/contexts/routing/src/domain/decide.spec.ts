import { facts, inLine, later, NOW, OTHER_TEAM, someone } from '../random-worlds';
import type { Candidate } from './candidate';
import { decide, explainWait } from './decide';
import type { Obstacle } from './obstacles';
import type { TeamRules } from './rules';
import { Situation } from './situation';

const place = (candidates: Candidate[], rules: Partial<TeamRules> = {}, waiting = [inLine()]) =>
  decide(waiting, new Situation(facts(candidates, rules)));
const chosen = (...args: Parameters<typeof place>) => place(...args)?.agentId ?? null;

describe('a team’s strategy', () => {
  const small = someone({ agentId: 'a', capacity: 2, busy: 0, lastAssignedAt: later(-1_000) });
  const large = someone({ agentId: 'b', capacity: 9, busy: 300, lastAssignedAt: later(-9_000) });
  const middle = someone({ agentId: 'c', capacity: 4, busy: 100, lastAssignedAt: null });
  const all = [small, large, middle];

  it.each([
    ['least-loaded', 'a'],
    ['most-spare', 'b'],
    ['longest-idle', 'c'],
  ] as const)('of %s chooses %s', (strategy, agentId) => {
    expect(chosen(all, { strategy })).toBe(agentId);
  });

  it('of fixed order fills the first in it before the next, and names those not in it last', () => {
    const rules = { strategy: 'fixed-order', order: ['c', 'a'] } as const;
    expect(chosen(all, { ...rules, order: [...rules.order] })).toBe('c');
    expect(chosen([small, large], { ...rules, order: [...rules.order] })).toBe('a');
    expect(chosen([large], { ...rules, order: [...rules.order] })).toBe('b');
  });

  it('of round robin goes on after the last one and comes round again', () => {
    const after = (lastGivenTo: string | null) =>
      decide([inLine()], new Situation({ ...facts(all, { strategy: 'round-robin' }), lastGivenTo }))?.agentId;
    expect([after(null), after('a'), after('b'), after('c')]).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('capacity', () => {
  it('is used up by what conversations weigh, not by how many they are', () => {
    const agent = someone({ capacity: 2, busy: 150 });
    expect(chosen([agent], {}, [inLine({ units: 50 })])).toBe('agent-0');
    expect(chosen([agent], {}, [inLine({ units: 100 })])).toBeNull();
  });

  it('of an agent is all taken by what weighs more than it', () => {
    expect(chosen([someone({ capacity: 2 })], {}, [inLine({ units: 900 })])).toBe('agent-0');
    expect(chosen([someone({ capacity: 2, busy: 50 })], {}, [inLine({ units: 900 })])).toBeNull();
  });

  it('is freed by idle conversations as far as the hard limit', () => {
    const rules = { hardLimitPercent: 150 };
    expect(chosen([someone({ capacity: 2, busy: 0, held: 200 })], rules)).toBe('agent-0');
    expect(chosen([someone({ capacity: 2, busy: 0, held: 300 })], rules)).toBeNull();
  });

  it.each([
    [1, 2],
    [4, 5],
    [5, 6],
    [6, 8],
    [10, 12],
  ])('of %i is %i in promotion mode: a fifth more, in whole places', (capacity, promoted) => {
    const full = (places: number) =>
      new Situation({ ...facts([someone({ capacity, busy: places * 100 })]), promotion: true });
    expect(decide([inLine()], full(promoted - 1))?.agentId).toBe('agent-0');
    expect(decide([inLine()], full(promoted))).toBeNull();
  });

  it('is kept for the heavy one that has waited longer, so that lighter ones do not fill every gap before it', () => {
    const heavy = inLine({ conversationId: 'heavy', units: 200, queuedAt: later(-90_000) });
    const light = inLine({ conversationId: 'light' });
    const agent = someone({ capacity: 2, busy: 100 });
    expect(chosen([agent], {}, [heavy, light])).toBeNull();
    expect(place([{ ...agent, busy: 0, held: 0 }], {}, [heavy, light])?.conversationId).toBe('heavy');
    const another = someone({ agentId: 'agent-1', capacity: 2, busy: 100 });
    const decision = place([agent, another], {}, [heavy, light]);
    expect(decision).toMatchObject({ conversationId: 'light', agentId: 'agent-1' });
    expect(decision?.explanation.notEligible).toEqual([
      { agentId: 'agent-0', obstacles: [{ why: 'making-room', conversationId: 'heavy' }] },
    ]);
    // Several heavy ones keep one agent together, not one each.
    const alike = inLine({ conversationId: 'alike', units: 200, queuedAt: later(-80_000) });
    expect(place([agent, another], {}, [heavy, alike, light])).toMatchObject({ agentId: 'agent-1' });
  });
});

describe('skills', () => {
  const english = { skill: 'language:en', level: 4, firm: false };

  it('are asked for at their level', () => {
    const one = inLine({ needs: [english] });
    expect(chosen([someone()], {}, [one])).toBeNull();
    expect(chosen([someone({ skills: { 'language:en': 3 } })], {}, [one])).toBeNull();
    expect(chosen([someone({ skills: { 'language:en': 4 } })], {}, [one])).toBe('agent-0');
  });

  it('are asked for less by steps of time, unless they are firm', () => {
    const relax = [
      { afterSeconds: 30, by: 1 },
      { afterSeconds: 60, by: 4 },
    ];
    const waiting = (seconds: number, firm: boolean) => [
      inLine({ needs: [{ ...english, firm }], queuedAt: later(-seconds * 1_000) }),
    ];
    const good = someone({ skills: { 'language:en': 3 } });
    expect(chosen([good], { relax }, waiting(29, false))).toBeNull();
    expect(chosen([good], { relax }, waiting(30, false))).toBe('agent-0');
    expect(chosen([someone()], { relax }, waiting(59, false))).toBeNull();
    expect(chosen([someone()], { relax }, waiting(60, false))).toBe('agent-0');
    expect(chosen([someone()], { relax }, waiting(600, true))).toBeNull();
  });
});

describe('the order of serving', () => {
  it('counts a head start as time waited', () => {
    const vip = inLine({ conversationId: 'vip', headStartSeconds: 300, queuedAt: later(-10_000) });
    const longer = inLine({ conversationId: 'longer', queuedAt: later(-311_000) });
    const shorter = inLine({ conversationId: 'shorter', queuedAt: later(-309_000) });
    expect(place([someone()], {}, [longer, vip, shorter])?.conversationId).toBe('longer');
    expect(place([someone()], {}, [vip, shorter])?.conversationId).toBe('vip');
  });
});

describe('owner and last agent', () => {
  const owner = someone({ agentId: 'owner', busy: 300 });
  const last = someone({ agentId: 'last', busy: 200 });
  const other = someone({ agentId: 'other' });
  const one = inLine({ ownerAgentId: 'owner', lastAgentId: 'last', queuedAt: later(-20_000) });
  const rules = { ownerSeconds: 30, lastAgentSeconds: 60 };

  it('come first, the owner before the other', () => {
    expect(place([other, last, owner], rules, [one])).toMatchObject({ agentId: 'owner', rule: 'owner' });
    expect(place([other, last], rules, [one])).toMatchObject({ agentId: 'last', rule: 'last-agent' });
  });

  it('are waited for when only a place is missing, and for their time only', () => {
    const full = { ...owner, busy: 500, held: 500 };
    expect(chosen([other, full], rules, [one])).toBeNull();
    expect(chosen([other, full], rules, [{ ...one, queuedAt: later(-30_000) }])).toBe('other');
  });

  it.each<[string, Partial<Candidate>]>([
    ['is away', { state: 'away' }],
    ['may not serve', { serves: false }],
    ['is off duty', { onDuty: false }],
  ])('are not waited for when one of them %s', (_, absent) => {
    expect(chosen([other, { ...owner, ...absent }], rules, [one])).toBe('other');
  });

  it('are not waited for when they declined', () => {
    expect(chosen([other, owner], rules, [{ ...one, declinedBy: ['owner'] }])).toBe('other');
  });
});

describe('overflow to another team', () => {
  const helper = someone({ agentId: 'helper', helpsFrom: OTHER_TEAM });
  const overflow = (cause: 'wait' | 'length' | 'closed', over = 0): Partial<TeamRules> => ({
    overflow: [{ cause, over, target: 'team', teamId: OTHER_TEAM }],
  });
  const withQueue = (length: number, open: boolean, rules: Partial<TeamRules>) =>
    decide([inLine()], new Situation({ ...facts([helper], rules), queue: { length, open } }))?.agentId ??
    null;

  it('happens after a wait, in a long queue, or out of hours, and not before', () => {
    expect(chosen([helper], overflow('wait', 11))).toBeNull();
    expect(chosen([helper], overflow('wait', 10))).toBe('helper');
    expect(withQueue(5, true, overflow('length', 5))).toBeNull();
    expect(withQueue(6, true, overflow('length', 5))).toBe('helper');
    expect(withQueue(1, true, overflow('closed'))).toBeNull();
    expect(withQueue(1, false, overflow('closed'))).toBe('helper');
  });

  it('goes to helpers only when no member of the team can', () => {
    expect(chosen([helper, someone({ agentId: 'member', busy: 400 })], overflow('wait', 1))).toBe('member');
  });
});

describe('who declined', () => {
  const one = someone({ agentId: 'one' });
  const two = someone({ agentId: 'two', busy: 100 });

  it('comes last, in the order in which they did, and not while they rest', () => {
    expect(chosen([one, two], {}, [inLine({ declinedBy: ['one'] })])).toBe('two');
    const both = { declinedBy: ['two', 'one'] };
    expect(place([one, two], {}, [inLine(both)])).toMatchObject({ agentId: 'two', rule: 'asked-again' });
    expect(chosen([one, two], {}, [inLine({ ...both, restUntil: later(1) })])).toBeNull();
    expect(chosen([one, two], {}, [inLine({ ...both, restUntil: NOW })])).toBe('two');
  });
});

describe('why a conversation waits', () => {
  it('is told for every agent, with all that speaks against it', () => {
    const candidates = [
      someone({ agentId: 'away', state: 'away' }),
      someone({ agentId: 'full', capacity: 1, busy: 100, held: 300 }),
      someone({ agentId: 'viewer', serves: false, onDuty: false }),
      someone({ agentId: 'helper', helpsFrom: OTHER_TEAM }),
      someone({ agentId: 'tired' }),
    ];
    const needs = [{ skill: 'language:en', level: 2, firm: false }];
    const rest = later(9_000);
    const one = inLine({ declinedBy: ['tired'], restUntil: rest, needs });
    const skill: Obstacle = { why: 'skill', skill: 'language:en', needed: 2, level: 0 };
    expect(explainWait(one, new Situation(facts(candidates))).notEligible).toEqual([
      { agentId: 'away', obstacles: [{ why: 'state', state: 'away' }, skill] },
      {
        agentId: 'full',
        obstacles: [
          { why: 'capacity', busy: 100, limit: 100, units: 100 },
          { why: 'hard-limit', held: 300, limit: 200, units: 100 },
          skill,
        ],
      },
      { agentId: 'viewer', obstacles: [{ why: 'rights' }, { why: 'off-duty' }, skill] },
      { agentId: 'helper', obstacles: [skill, { why: 'no-overflow' }] },
      { agentId: 'tired', obstacles: [skill, { why: 'declined', until: rest.toISOString() }] },
    ]);
  });
});
