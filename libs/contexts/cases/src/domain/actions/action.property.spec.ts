import { Refusal } from '@yingda/contracts/names';
import fc from 'fast-check';
import { approved, cancelled, done, edited, isOverdue, type KeptAction, verified } from './action';

const NOW = new Date('2026-03-02T01:00:00Z');
const DAY = 24 * 3_600_000;
const at = (days: number) => new Date(NOW.getTime() + days * DAY);

function anAction(more: Partial<KeptAction> = {}): KeptAction {
  return {
    ...{ id: 'a', number: 'A1001', kind: 'preventive', state: 'open', what: '换供应商', caseId: null },
    ...{ causeKey: null, departmentId: null, teamId: null, ownerId: 'hana', ownerName: 'Hana' },
    ...{ dueAt: at(7), checkAt: at(37), verifierId: null, followsId: null, evidence: null, finding: null },
    ...{ doneAt: null, doneById: null, doneByName: null, verifiedAt: null, verifiedById: null },
    ...{
      verifiedByName: null,
      addedById: 'lee',
      addedByName: 'Lee',
      addedAt: NOW,
      endedAt: null,
      version: 1,
    },
    ...more,
  };
}

const who = fc.constantFrom('hana', 'lee', 'max', 'quinn');
const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom('approve', 'done', 'effective', 'ineffective', 'cancel', 'give', 'name'),
    by: who,
    to: who,
  }),
  { maxLength: 12 },
);

describe('an action, whoever does what to it in which order', () => {
  it('is never verified by who owns it or did it, nor before it is done', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.constantFrom('proposed' as const, 'open' as const), deeds, (state, all) => {
        let action = anAction({ state });
        for (const { deed, by, to } of all) {
          const moment = { id: by, name: by, now: NOW };
          try {
            if (deed === 'approve') action = approved(action);
            if (deed === 'done') action = done(action, moment, '已换');
            if (deed === 'cancel') action = cancelled(action, NOW);
            if (deed === 'give') action = edited(action, { owner: { id: to, name: to } });
            if (deed === 'name') action = edited(action, { verifierId: to });
            if (deed === 'effective' || deed === 'ineffective')
              action = verified(action, moment, { effective: deed === 'effective', finding: '看过' });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          expect(action.verifierId === null || action.verifierId !== action.ownerId).toBe(true);
        }
        if (action.verifiedById === null) return;
        checked++;
        expect([action.ownerId, action.doneById]).not.toContain(action.verifiedById);
        expect(action.doneAt).not.toBeNull();
      }),
      { numRuns: 1_500, seed: 13 },
    );
    expect(checked).toBeGreaterThan(50);
  });

  it('is overdue by its own date until it is done, and by the date of its check until that', () => {
    const action = anAction();
    expect([isOverdue(action, at(7)), isOverdue(action, at(8))]).toEqual([false, true]);
    const after = done(action, { id: 'hana', name: 'Hana', now: at(6) }, '已换');
    expect([isOverdue(after, at(8)), isOverdue(after, at(38))]).toEqual([false, true]);
  });
});
