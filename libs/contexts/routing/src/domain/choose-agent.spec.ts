import fc from 'fast-check';
import { aCandidate, aWaiting } from '../testing';
import { type Candidate, choose, chooseAgent, isFree } from './choose-agent';
import { byTurn, type Waiting } from './waiting';

const now = new Date('2026-03-02T03:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('who takes a conversation', () => {
  it('is the agent with the fewest conversations', () => {
    const busy = aCandidate({ load: 2 });
    const idle = aCandidate({ load: 1 });
    expect(chooseAgent(aWaiting(), [busy, idle], now)).toBe(idle);
  });

  it('is, among equals, who was given nothing for longest, and before all who never was', () => {
    const recent = aCandidate({ lastAssignedAt: later(-60_000) });
    const earlier = aCandidate({ lastAssignedAt: later(-600_000) });
    const never = aCandidate();
    expect(chooseAgent(aWaiting(), [recent, earlier], now)).toBe(earlier);
    expect(chooseAgent(aWaiting(), [recent, earlier, never], now)).toBe(never);
  });

  it.each(['busy', 'away', 'offline'] as const)('is never somebody who is %s', (state) => {
    expect(chooseAgent(aWaiting(), [aCandidate({ state })], now)).toBeNull();
  });

  it('is never somebody with all places taken', () => {
    expect(chooseAgent(aWaiting(), [aCandidate({ capacity: 3, load: 3 })], now)).toBeNull();
  });

  it('is somebody who has not declined it, even with more to do', () => {
    const declined = aCandidate();
    const other = aCandidate({ load: 4 });
    const waiting = aWaiting({ declinedBy: [declined.agentId] });
    expect(chooseAgent(waiting, [declined, other], now)).toBe(other);
  });

  it('is nobody while those who declined rest, and then the one who declined first', () => {
    const first = aCandidate({ load: 3 });
    const second = aCandidate();
    const declinedBy = [first.agentId, second.agentId];
    expect(chooseAgent(aWaiting({ declinedBy, restUntil: later(1) }), [first, second], now)).toBeNull();
    expect(chooseAgent(aWaiting({ declinedBy, restUntil: now }), [first, second], now)).toBe(first);
  });

  it('is nobody while it is offered or held', () => {
    expect(chooseAgent(aWaiting({ offeredAgentId: 'a' }), [aCandidate()], now)).toBeNull();
    expect(chooseAgent(aWaiting({ heldUntil: later(1) }), [aCandidate()], now)).toBeNull();
    expect(chooseAgent(aWaiting({ heldUntil: now }), [aCandidate()], now)).not.toBeNull();
  });
});

describe('who is next', () => {
  it('is a returned one before one that has waited longer', () => {
    const old = aWaiting({ queuedAt: later(-900_000) });
    const returned = aWaiting({ front: true, queuedAt: later(-1_000) });
    const agent = aCandidate();
    expect(choose([old, returned].sort(byTurn), [agent], now)).toEqual({
      conversationId: returned.conversationId,
      agentId: agent.agentId,
    });
  });

  it('is the next one when nobody can take the first', () => {
    const agent = aCandidate();
    const first = aWaiting({ declinedBy: [agent.agentId], restUntil: later(5_000) });
    const second = aWaiting({ queuedAt: later(-1_000) });
    expect(choose([first, second], [agent], now)?.conversationId).toBe(second.conversationId);
  });
});

const arbitraryCandidates = fc
  .array(
    fc.record({
      capacity: fc.integer({ min: 0, max: 4 }),
      load: fc.integer({ min: 0, max: 5 }),
      state: fc.constantFrom('online', 'busy', 'away', 'offline') as fc.Arbitrary<Candidate['state']>,
      lastAssignedAt: fc.option(fc.integer({ min: 1, max: 9 }).map((n) => later(-n * 1_000))),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((one, index) => ({ agentId: `agent-${index}`, ...one })));

const arbitraryQueue = fc
  .array(
    fc.record({
      front: fc.boolean(),
      queuedAt: fc.integer({ min: 1, max: 6 }).map((n) => later(-n * 60_000)),
      offeredAgentId: fc.option(fc.constant('agent-0'), { freq: 4 }),
      declinedBy: fc.uniqueArray(
        fc.integer({ min: 0, max: 5 }).map((n) => `agent-${n}`),
        { maxLength: 4 },
      ),
      restUntil: fc.option(fc.constantFrom(later(-1), later(1_000))),
      heldUntil: fc.option(fc.constantFrom(later(-1), later(1_000)), { freq: 3 }),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((one, index): Waiting => ({ conversationId: `c-${index}`, ...one })).sort(byTurn));

describe('every choice', () => {
  const check = (property: (queue: Waiting[], agents: Candidate[]) => void) =>
    fc.assert(fc.property(arbitraryQueue, arbitraryCandidates, property), { numRuns: 2_000 });

  it('gives nobody more than their capacity and nothing to somebody who is not online', () => {
    check((queue, agents) => {
      const choice = choose(queue, agents, now);
      const agent = agents.find((one) => one.agentId === choice?.agentId);
      if (agent)
        expect({ state: agent.state, over: agent.load >= agent.capacity }).toEqual({
          state: 'online',
          over: false,
        });
    });
  });

  it('leaves nobody waiting whom somebody could take', () => {
    check((queue, agents) => {
      if (choose(queue, agents, now) !== null) return;
      expect(queue.filter((one) => chooseAgent(one, agents, now) !== null)).toEqual([]);
    });
  });

  it('finds somebody for all who are neither offered, held nor resting, as long as an agent is free', () => {
    check((queue, agents) => {
      if (!agents.some(isFree)) return;
      const ready = queue.some(
        (one) =>
          one.offeredAgentId === null &&
          !(one.heldUntil && one.heldUntil > now) &&
          !(one.restUntil && one.restUntil > now),
      );
      if (ready) expect(choose(queue, agents, now)).not.toBeNull();
    });
  });

  it('passes over an earlier conversation only when no free agent may take it', () => {
    check((queue, agents) => {
      const choice = choose(queue, agents, now);
      if (!choice) return;
      const before = queue.slice(
        0,
        queue.findIndex((one) => one.conversationId === choice.conversationId),
      );
      expect(before.filter((one) => chooseAgent(one, agents, now) !== null)).toEqual([]);
    });
  });

  it('depends on neither the order nor the number of those who cannot take anything', () => {
    check((queue, agents) => {
      const absent = aCandidate({ state: 'away' });
      expect(choose(queue, [absent, ...[...agents].reverse()], now)).toEqual(choose(queue, agents, now));
    });
  });
});

describe('a queue that is served', () => {
  it('starves nobody: whoever waits is served before everybody who came later', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(
        arrivals,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        (perRound, capacities) => {
          const agents = capacities.map((capacity, index) =>
            aCandidate({ agentId: `agent-${index}`, capacity }),
          );
          const queue: Waiting[] = [];
          const served: string[] = [];
          let made = 0;
          for (
            let round = 0;
            round < perRound.length + 100 && (round < perRound.length || queue.length > 0);
            round++
          ) {
            for (let i = 0; i < (perRound[round] ?? 0); i++, made++) {
              queue.push(aWaiting({ conversationId: `c-${made}`, queuedAt: later(made) }));
            }
            for (let choice = choose(queue, agents, now); choice; choice = choose(queue, agents, now)) {
              const { conversationId, agentId } = choice;
              served.push(conversationId);
              queue.splice(
                queue.findIndex((one) => one.conversationId === conversationId),
                1,
              );
              agents.find((one) => one.agentId === agentId)!.load++;
            }
            // Each round one conversation ends.
            const ending = agents.find((one) => one.load > 0);
            if (ending) ending.load--;
          }
          expect(served).toEqual(Array.from({ length: made }, (_, i) => `c-${i}`));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('spreads evenly over equal agents', () => {
    const agents = [0, 1, 2].map((n) => aCandidate({ agentId: `agent-${n}`, capacity: 10 }));
    for (let i = 0; i < 9; i++) {
      const { agentId } = choose([aWaiting()], agents, now)!;
      const agent = agents.find((one) => one.agentId === agentId)!;
      agent.load++;
      agent.lastAssignedAt = later(i);
    }
    expect(agents.map((one) => one.load)).toEqual([3, 3, 3]);
  });
});
