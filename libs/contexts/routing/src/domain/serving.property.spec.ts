import fc from 'fast-check';
import {
  type Arrival,
  arbitraryAgents,
  arbitraryArrival,
  arbitraryRules,
  later,
  OTHER_TEAM,
  type WorldAgent,
} from '../random-worlds';
import type { Candidate } from './candidate';
import { decide, type Decision } from './decide';
import { type InLine, inTurn } from './in-line';
import type { TeamRules } from './rules';
import { Situation } from './situation';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1_000);

interface Given {
  one: InLine;
  agentId: string;
  idle: boolean;
}

/** A team in time: what was given to whom, who waits, and how late it is. */
class TeamInTime {
  readonly given: Given[] = [];
  waiting: InLine[] = [];
  readonly everGiven: string[] = [];
  private lastGivenTo: string | null = null;
  private made = 0;
  seconds = 0;

  constructor(
    readonly agents: WorldAgent[],
    private readonly rules: TeamRules,
    private readonly promotion: boolean,
  ) {}

  arrive(arrival: Arrival): string {
    const conversationId = `c-${this.made++}`;
    const known = { conversationId, queuedAt: this.now, offeredAgentId: null, heldUntil: null };
    this.waiting.push({ ...arrival, ...known });
    return conversationId;
  }

  /** Places whatever can be placed; gives the decisions. */
  drain(): Decision[] {
    const made: Decision[] = [];
    for (let decision = this.next(); decision; decision = this.next()) {
      made.push(decision);
      if (made.length > 1_000) throw new Error('Placing does not end');
    }
    return made;
  }

  end(which: number): void {
    if (this.given.length > 0) this.given.splice(which % this.given.length, 1);
  }

  turn(which: number, idle: boolean): void {
    const one = this.given[which % Math.max(1, this.given.length)];
    if (one) one.idle = idle;
  }

  get now(): Date {
    return later(this.seconds * 1_000);
  }

  get candidates(): Candidate[] {
    return this.agents.map((agent) => {
      const units = (all: Given[]) =>
        all.reduce((sum, { one }) => sum + Math.min(one.units, agent.capacity * 100), 0);
      const theirs = this.given.filter(({ agentId }) => agentId === agent.agentId);
      return { ...agent, busy: units(theirs.filter(({ idle }) => !idle)), held: units(theirs) };
    });
  }

  hardLimit(agent: WorldAgent): number {
    const places = this.promotion ? Math.ceil(agent.capacity + agent.capacity / 5) : agent.capacity;
    return places * this.rules.hardLimitPercent;
  }

  private next(): Decision | null {
    const { rules, promotion, candidates, lastGivenTo, now } = this;
    const queue = { length: this.waiting.length, open: true };
    const situation = new Situation({ rules, promotion, candidates, lastGivenTo, now, queue });
    const decision = decide([...this.waiting].sort(inTurn), situation);
    if (!decision) return null;
    const one = this.waiting.find(({ conversationId }) => conversationId === decision.conversationId)!;
    this.waiting = this.waiting.filter((other) => other !== one);
    this.given.push({ one, agentId: decision.agentId, idle: false });
    this.everGiven.push(one.conversationId);
    this.lastGivenTo = decision.agentId;
    const agent = this.agents.find(({ agentId }) => agentId === decision.agentId)!;
    agent.lastAssignedAt = now;
    return decision;
  }
}

const op = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('arrive' as const), arrival: arbitraryArrival }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('idle' as const), which: fc.nat(30), idle: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('state' as const),
      which: fc.nat(5),
      state: fc.constantFrom<WorldAgent['state']>('online', 'online', 'busy', 'away', 'offline'),
    }),
  },
);

describe('a team in time', () => {
  it('gives each conversation to one agent, and nobody ever holds more than their hard limit', () => {
    fc.assert(
      fc.property(
        arbitraryAgents,
        arbitraryRules,
        fc.boolean(),
        fc.array(op, { maxLength: 40 }),
        // eslint-disable-next-line no-restricted-syntax -- fast-check hands a property's values over one by one
        (agents, rules, promotion, history) => {
          const team = new TeamInTime(
            agents.map((one) => ({ ...one })),
            rules,
            promotion,
          );
          for (const what of history) {
            if (what.kind === 'arrive') team.arrive(what.arrival);
            else if (what.kind === 'end') team.end(what.which);
            else if (what.kind === 'idle') team.turn(what.which, what.idle);
            else if (what.kind === 'wait') team.seconds += what.seconds;
            else if (team.agents.length > 0) team.agents[what.which % team.agents.length]!.state = what.state;
            team.drain();
            for (const { agentId, held, busy } of team.candidates) {
              const limit = team.hardLimit(team.agents.find((one) => one.agentId === agentId)!);
              expect([held <= limit, busy <= held]).toEqual([true, true]);
            }
          }
          expect(new Set(team.everGiven).size).toBe(team.everGiven.length);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('starves nobody: however many light, early and favoured ones come, each is served in time', () => {
    const crowd = fc.array(fc.array(arbitraryArrival, { maxLength: 3 }), { minLength: 4, maxLength: 12 });
    const worlds = fc.tuple(arbitraryAgents, arbitraryRules, fc.boolean());
    fc.assert(
      fc.property(worlds, crowd, arbitraryArrival, ([agents, rules, promotion], waves, arrival) => {
        // Somebody is there who could serve it if they had nothing else to do.
        const able = { 'language:en': 5, 'topic:refund': 5 };
        const present: WorldAgent[] = agents.map((one) => ({ ...one, helpsFrom: null }));
        if (present.length === 0) return;
        Object.assign(present[0]!, { state: 'online', serves: true, onDuty: true, skills: able });
        const team = new TeamInTime(present, rules, promotion);
        const ordinary = (one: Arrival): Arrival => ({ ...one, front: false });
        for (const early of waves[0]!) team.arrive(ordinary(early));
        // It comes for the first time: who has had it without answering is never asked again.
        const watched = team.arrive({ ...ordinary(arrival), headStartSeconds: 0, triedBy: [] });
        // Later ones come without end, with up to five minutes of head start, one wave a minute; each agent ends one.
        // Before it come at most three that wait already and three a minute for five minutes. Each needs at most four
        // places, and an end frees at least half a one.
        const most = (3 + 5 * 3 + 1) * 8 + 10;
        for (let minute = 0; minute < most && !team.everGiven.includes(watched); minute++) {
          team.drain();
          team.seconds += 60;
          for (const next of waves[minute % waves.length]!) team.arrive(ordinary(next));
          for (const { agentId } of team.agents) {
            const first = team.given.findIndex((one) => one.agentId === agentId);
            if (first >= 0) team.given.splice(first, 1);
          }
        }
        expect(team.everGiven).toContain(watched);
      }),
      { numRuns: RUNS },
    );
  });

  it('does not give members’ conversations to another team before its time has come', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryArrival, fc.nat(200), (rules, arrival, seconds) => {
        const helper: WorldAgent = {
          ...{ agentId: 'helper', state: 'online', serves: true, onDuty: true, capacity: 3 },
          ...{ skills: { 'language:en': 5, 'topic:refund': 5 }, lastAssignedAt: null, helpsFrom: OTHER_TEAM },
        };
        const team = new TeamInTime([helper], rules, false);
        const one = { ...arrival, declinedBy: [], triedBy: [] };
        team.arrive(one);
        team.seconds = seconds;
        const wait = rules.overflow.find(({ cause }) => cause === 'wait');
        expect(team.drain().length).toBe(wait && seconds >= wait.over ? 1 : 0);
      }),
      { numRuns: RUNS },
    );
  });
});
