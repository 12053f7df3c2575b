import { GOODWILL_KINDS, REMEDY_KINDS, REMEDY_ROLES, Refusal } from '@yingda/contracts/names';
import fc from 'fast-check';
import {
  decided,
  type Decider,
  executed,
  type KeptRemedy,
  limitOf,
  proposed,
  takenBack,
  toldOf,
} from './remedy';

const NOW = new Date('2026-03-02T01:00:00Z');
const LIMITS = new Map([
  ['agent', 5_000],
  ['senior-agent', 20_000],
  ['supervisor', 100_000],
  ['manager', null],
] as const);

const person = fc.record({
  id: fc.constantFrom('ann', 'ben', 'lee', 'max'),
  role: fc.constantFrom(...REMEDY_ROLES, 'handler', 'quality-reviewer'),
});
const decider = ({ id, role }: { id: string; role: string }): Decider => ({
  ...{ id, name: id, limitFen: limitOf(LIMITS, role) },
});
const proposal = fc.record({
  ...{ kind: fc.constantFrom(...REMEDY_KINDS), by: person },
  ...{ amountFen: fc.nat(200_000), points: fc.nat(50_000) },
});
const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom('approve', 'refuse', 'tell', 'decline', 'execute', 'withdraw', 'withdraw-agreed'),
    by: person,
  }),
  { maxLength: 12 },
);

function act(remedy: KeptRemedy, deed: string, by: Decider): KeptRemedy {
  if (deed === 'approve' || deed === 'refuse')
    return decided(remedy, by, { approve: deed === 'approve', note: '', now: NOW });
  if (deed === 'tell' || deed === 'decline')
    return toldOf(remedy, { agreed: deed === 'tell', consent: '同意', now: NOW });
  if (deed === 'execute') return executed(remedy, { evidence: 'R1', byName: by.name, now: NOW });
  return takenBack(remedy, { consent: deed === 'withdraw-agreed' ? '同意' : null });
}

describe('a remedy, whoever does what to it in which order', () => {
  it('is never approved by who proposed it, nor above what somebody decides, nor executed before the customer agreed', () => {
    let approved = 0;
    fc.assert(
      fc.property(proposal, deeds, ({ by, ...asked }, all) => {
        const proposer = decider(by);
        let remedy = proposed({ id: 'r', caseId: 'c', reason: '', replacesId: null, ...asked }, proposer, {
          now: NOW,
          month: '2026-03',
          pointFen: 1,
        });
        let told = false;
        for (const { deed, by: who } of all) {
          const before = remedy;
          try {
            remedy = act(remedy, deed, decider(who));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            continue;
          }
          told ||= deed === 'tell';
          // One the customer counts on is not taken back behind their back.
          if (deed === 'withdraw') expect(before.state).not.toBe('told');
        }
        const past = ['approved', 'told', 'declined', 'executed'].includes(remedy.state);
        if (past) {
          approved++;
          const alone = proposer.limitFen === null || remedy.valueFen <= proposer.limitFen;
          const other = remedy.decidedById !== null && remedy.decidedById !== proposer.id;
          const enough = remedy.deciderLimitFen === null || remedy.valueFen <= remedy.deciderLimitFen;
          expect((alone && !GOODWILL_KINDS.includes(remedy.kind)) || (other && enough)).toBe(true);
        }
        if (remedy.state === 'executed') expect(told).toBe(true);
      }),
      { numRuns: 1_500, seed: 11 },
    );
    expect(approved).toBeGreaterThan(100);
  });
});
