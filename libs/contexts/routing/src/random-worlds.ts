import { ROUTING_STRATEGIES } from '@yingda/contracts/names';
import fc from 'fast-check';
import type { Candidate } from './domain/candidate';
import type { InLine } from './domain/in-line';
import { type TeamRules, USUAL_RULES } from './domain/rules';
import type { Facts } from './domain/situation';
import { aCandidate, aWaiting } from './testing';

/** Worlds that properties are tried on: small, so that everything meets everything. */
export const NOW = new Date('2026-03-02T03:00:00.000Z');
export const OTHER_TEAM = 'team-b';

const AGENTS = 6;
const SKILLS = ['language:en', 'topic:refund'];
const agentId = fc.nat(AGENTS - 1).map((n) => `agent-${n}`);
const level = fc.integer({ min: 1, max: 5 });
export const later = (ms: number): Date => new Date(NOW.getTime() + ms);

export const arbitraryNeeds = fc.uniqueArray(
  fc.record({ skill: fc.constantFrom(...SKILLS), level, firm: fc.boolean() }),
  { maxLength: 2, selector: (one) => one.skill },
);

export const arbitraryRules: fc.Arbitrary<TeamRules> = fc.record({
  strategy: fc.constantFrom(...ROUTING_STRATEGIES),
  order: fc.uniqueArray(agentId, { maxLength: 4 }),
  weights: fc.constant(USUAL_RULES.weights),
  hardLimitPercent: fc.constantFrom(100, 150, 200),
  idleSeconds: fc.constant(600),
  headStarts: fc.constant(USUAL_RULES.headStarts),
  needs: fc.constant([]),
  relax: fc.constantFrom(
    [],
    [{ afterSeconds: 60, by: 2 }],
    [
      { afterSeconds: 30, by: 1 },
      { afterSeconds: 120, by: 5 },
    ],
  ),
  ownerSeconds: fc.constantFrom(0, 60, 300),
  lastAgentSeconds: fc.constantFrom(0, 120),
  overflow: fc.uniqueArray(
    fc.record({
      cause: fc.constantFrom('wait', 'length', 'closed'),
      over: fc.constantFrom(2, 90),
      target: fc.constant('team'),
      teamId: fc.constant(OTHER_TEAM),
    }),
    { maxLength: 2, selector: (one) => one.cause },
  ),
  onlyInHours: fc.boolean(),
  missedOffers: fc.constant(3),
  noReplySeconds: fc.constant(null),
  noReplyTries: fc.constant(3),
});

/** An agent as a world has them: what they hold is counted from what they were given. */
export type WorldAgent = Omit<Candidate, 'busy' | 'held'>;

const arbitraryAgent = fc.record({
  state: fc.constantFrom('online', 'online', 'online', 'busy', 'away', 'offline'),
  serves: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  onDuty: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  capacity: fc.integer({ min: 1, max: 4 }),
  skills: fc.dictionary(fc.constantFrom(...SKILLS), level),
  lastAssignedAt: fc.option(fc.integer({ min: 1, max: 5 }).map((n) => later(-n * 1_000))),
  helpsFrom: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(OTHER_TEAM) },
  ),
}) as fc.Arbitrary<Omit<WorldAgent, 'agentId'>>;

export const arbitraryAgents: fc.Arbitrary<WorldAgent[]> = fc
  .array(arbitraryAgent, { maxLength: AGENTS })
  .map((list) => list.map((one, index) => ({ agentId: `agent-${index}`, ...one })));

/** A conversation that comes: all but when and as what. */
export type Arrival = Omit<InLine, 'conversationId' | 'queuedAt' | 'offeredAgentId' | 'heldUntil'>;

export const arbitraryArrival: fc.Arbitrary<Arrival> = fc
  .record({
    front: fc.oneof(
      { weight: 6, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    units: fc.constantFrom(50, 100, 100, 100, 150, 300, 500),
    headStartSeconds: fc.constantFrom(0, 0, 60, 300),
    needs: arbitraryNeeds,
    ownerAgentId: fc.option(agentId, { freq: 3 }),
    lastAgentId: fc.option(agentId, { freq: 3 }),
    declinedBy: fc.uniqueArray(agentId, { maxLength: 2 }),
    restUntil: fc.option(fc.constantFrom(later(-1_000), later(40_000)), { freq: 3 }),
    tried: fc.constantFrom(0, 0, 1, 2),
  })
  .map(({ tried, ...one }) => ({ ...one, triedBy: one.declinedBy.slice(0, tried) }));

/** One moment of a team: everybody with something or nothing to do, and a queue in any order. */
export const arbitraryMoment: fc.Arbitrary<{ facts: Facts; waiting: InLine[] }> = fc
  .record({
    rules: arbitraryRules,
    promotion: fc.boolean(),
    agents: arbitraryAgents,
    load: fc.array(fc.record({ busy: fc.nat(8), idle: fc.nat(4) }), { minLength: AGENTS, maxLength: AGENTS }),
    open: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    lastGivenTo: fc.option(agentId),
    arrivals: fc.array(fc.tuple(arbitraryArrival, fc.integer({ min: 0, max: 400 })), { maxLength: 9 }),
  })
  .map(({ agents, load, arrivals, open, ...known }) => ({
    waiting: arrivals.map(([arrival, seconds], index) => ({
      ...arrival,
      conversationId: `c-${index}`,
      queuedAt: later(-seconds * 1_000),
      offeredAgentId: null,
      heldUntil: null,
    })),
    facts: {
      ...known,
      queue: { length: arrivals.length, open },
      now: NOW,
      candidates: agents.map((agent, index) => {
        const { busy, idle } = load[index]!;
        return { ...agent, busy: busy * 50, held: (busy + idle) * 50 };
      }),
    },
  }));

/** Somebody free with no skills, and a conversation of no particular demand, for examples. */
export function someone(with_: Partial<Candidate> = {}): Candidate {
  return aCandidate({ agentId: 'agent-0', ...with_ });
}
export function inLine(with_: Partial<InLine> = {}): InLine {
  return aWaiting({ conversationId: 'c-0', queuedAt: later(-10_000), ...with_ });
}
export function facts(candidates: Candidate[], rules: Partial<TeamRules> = {}): Facts {
  return {
    candidates,
    rules: { ...USUAL_RULES, ...rules },
    promotion: false,
    queue: { length: 1, open: true },
    lastGivenTo: null,
    now: NOW,
  };
}
