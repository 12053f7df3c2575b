import fc from 'fast-check';
import { arbitraryMoment } from '../random-worlds';
import { SlowReference } from '../slow-reference';
import type { Candidate } from './candidate';
import { decide, type Decision, explainWait } from './decide';
import { type InLine, inTurn } from './in-line';
import { representatives } from './representatives';
import { type Facts, Situation } from './situation';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1_000);

/** A moment with the decision about it, and the same rules said slowly. */
interface Judged {
  facts: Facts;
  waiting: InLine[];
  decision: Decision | null;
  reference: SlowReference;
}

const check = (property: (judged: Judged) => void) =>
  fc.assert(
    fc.property(arbitraryMoment, ({ facts, waiting }) => {
      const inOrder = [...waiting].sort(inTurn);
      const decision = decide(inOrder, new Situation(facts));
      property({ facts, waiting: inOrder, decision, reference: new SlowReference(facts, waiting) });
    }),
    { numRuns: RUNS },
  );
const placed = (judged: Judged): { one: InLine; agent: Candidate; decision: Decision } | null => {
  const { decision, waiting, facts } = judged;
  if (!decision) return null;
  const one = waiting.find((other) => other.conversationId === decision.conversationId)!;
  return { one, agent: facts.candidates.find((other) => other.agentId === decision.agentId)!, decision };
};
/** Pairs of which nothing is said: the agent may be kept for an earlier one that needs more room. */
const free = ({ facts, reference }: Judged, one: InLine) =>
  facts.candidates.filter((agent) => reference.couldTake(agent, one) && !reference.mayBeKeptFree(agent, one));

describe('every decision', () => {
  it('gives nobody more than their hard limit, nor more at a time than their capacity', () => {
    check((judged) => {
      const found = placed(judged);
      if (!found) return;
      const units = Math.min(found.one.units, found.agent.capacity * 100);
      expect(found.agent.busy + units).toBeLessThanOrEqual(judged.reference.capacity(found.agent));
      expect(found.agent.held + units).toBeLessThanOrEqual(judged.reference.hardLimit(found.agent));
    });
  });

  it('gives nothing to somebody absent, without right or skill, out of hours, or left in peace', () => {
    check((judged) => {
      const found = placed(judged);
      if (found) expect(judged.reference.suits(found.agent, found.one)).toBe(true);
    });
  });

  it('lets nobody idle who can take somebody who waits', () => {
    check((judged) => {
      if (!judged.decision) expect(judged.waiting.filter((one) => free(judged, one).length > 0)).toEqual([]);
    });
  });

  it('passes over an earlier conversation only when nobody can take it', () => {
    check((judged) => {
      const found = placed(judged);
      if (!found) return;
      const before = judged.waiting.slice(0, judged.waiting.indexOf(found.one));
      expect(before.filter((one) => free(judged, one).length > 0)).toEqual([]);
    });
  });

  it('goes to the owner, else to the last agent, as long as it is kept for them', () => {
    check((judged) => {
      const found = placed(judged);
      const kept = found && judged.reference.keptFor(found.one);
      if (!kept) return;
      expect(found.agent.agentId).toBe(kept);
      expect(['owner', 'last-agent']).toContain(found.decision.rule);
    });
  });

  it('depends neither on the order of the agents nor on those who cannot take anything', () => {
    check(({ facts, waiting, decision }) => {
      const absent: Candidate = { ...facts.candidates[0]!, agentId: 'absent', state: 'away' };
      const others = [...(facts.candidates[0] ? [absent] : []), ...[...facts.candidates].reverse()];
      const again = decide(waiting, new Situation({ ...facts, candidates: others }));
      expect([again?.conversationId, again?.agentId]).toEqual([decision?.conversationId, decision?.agentId]);
    });
  });

  it('is the same when made from the first of each demand only', () => {
    check(({ facts, waiting, decision }) => {
      const situation = new Situation(facts);
      expect(decide(representatives(waiting, situation), situation)).toEqual(decision);
    });
  });
});

describe('every explanation', () => {
  it('names each agent once: those who could take it as eligible, all others with what kept them away', () => {
    check((judged) => {
      const found = placed(judged);
      if (!found) return;
      const { explanation } = found.decision;
      const could = judged.facts.candidates
        .filter((agent) => judged.reference.couldTake(agent, found.one))
        .map((agent) => agent.agentId);
      const eligible = explanation.eligible.map((agent) => agent.agentId);
      const kept = explanation.notEligible.filter(({ obstacles }) =>
        obstacles.every(({ why }) => why === 'making-room'),
      );
      expect([...eligible, ...kept.map((agent) => agent.agentId)].sort()).toEqual(could.sort());
      const all = [...eligible, ...explanation.notEligible.map((agent) => agent.agentId)];
      expect(all.sort()).toEqual(judged.facts.candidates.map((agent) => agent.agentId).sort());
      expect(explanation.notEligible.filter(({ obstacles }) => obstacles.length === 0)).toEqual([]);
    });
  });

  it('leads to the choice by its own figures', () => {
    check((judged) => {
      const found = placed(judged);
      if (!found) return;
      const { explanation, rule } = found.decision;
      const [first, ...rest] = explanation.eligible;
      expect([first!.agentId, rule]).toEqual([found.agent.agentId, explanation.rule]);
      for (const other of rest) {
        expect(Number(first!.declinedBefore)).toBeLessThanOrEqual(Number(other.declinedBefore));
        if (first!.declinedBefore !== other.declinedBefore || first!.declinedBefore) continue;
        if ((first!.helpsFrom === null) !== (other.helpsFrom === null)) {
          expect(first!.helpsFrom).toBeNull();
          continue;
        }
        if (rule === 'least-loaded') expect(first!.busy).toBeLessThanOrEqual(other.busy);
        if (rule === 'most-spare') expect(first!.spare).toBeGreaterThanOrEqual(other.spare);
        if (rule === 'longest-idle')
          expect(first!.lastAssignedAt ?? '').toMatch(
            (first!.lastAssignedAt ?? '') <= (other.lastAssignedAt ?? '') ? /^/ : /never/,
          );
        if (rule === 'fixed-order') {
          const place = (id: string) => {
            const index = judged.facts.rules.order.indexOf(id);
            return index < 0 ? Infinity : index;
          };
          expect(place(first!.agentId)).toBeLessThanOrEqual(place(other.agentId));
        }
      }
    });
  });

  it('states nothing that is not so', () => {
    check(({ facts, waiting, reference }) => {
      const situation = new Situation(facts);
      for (const one of waiting) {
        const told = explainWait(one, situation);
        for (const { agentId, obstacles } of told.notEligible) {
          const agent = facts.candidates.find((other) => other.agentId === agentId)!;
          for (const obstacle of obstacles) {
            if (obstacle.why === 'state') expect(agent.state).toBe(obstacle.state);
            if (obstacle.why === 'rights') expect(agent.serves).toBe(false);
            if (obstacle.why === 'capacity')
              expect(agent.busy + obstacle.units).toBeGreaterThan(reference.capacity(agent));
            if (obstacle.why === 'hard-limit')
              expect(agent.held + obstacle.units).toBeGreaterThan(reference.hardLimit(agent));
            if (obstacle.why === 'skill')
              expect(agent.skills[obstacle.skill] ?? 0).toBeLessThan(obstacle.needed);
            if (obstacle.why === 'kept') expect(reference.keptFor(one)).toBe(obstacle.agentId);
            if (obstacle.why === 'declined') expect(reference.isLeftInPeace(agent, one)).toBe(true);
          }
          const whys = new Set(obstacles.map(({ why }) => why));
          expect(whys.has('skill')).toBe(!reference.isSkilled(agent, one));
          expect(whys.has('capacity') || whys.has('hard-limit')).toBe(!reference.fits(agent, one));
        }
      }
    });
  });
});
