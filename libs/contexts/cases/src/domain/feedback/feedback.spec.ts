import { newId } from '@yingda/platform';
import fc from 'fast-check';
import { answered, decided, type Feedback, isInTime, received, sorted, told, wentOn } from './feedback';

const NOW = new Date('2026-03-02T02:00:00Z');
const HOURS_48 = 48 * 3_600_000;

function came(more: Partial<Feedback> = {}): Feedback {
  const nowhere = {
    conversationId: null,
    conversationNumber: null,
    inboxId: null,
    channel: null,
    teamId: null,
  };
  return received({ id: newId(), sort: null, text: '盖子太紧', customerId: null, ...nowhere, ...more }, NOW);
}
const at = (ms: number) => new Date(NOW.getTime() + ms);
const answer = (one: Feedback, when = NOW) =>
  answered(one, { text: '谢谢', way: 'message', at: when, byName: 'Ann' });

describe('feedback', () => {
  it('is answered in time up to the last moment of 48 hours', () => {
    const one = sorted(came(), { sort: 'suggestion' });
    expect(one.dueAt).toEqual(at(HOURS_48));
    expect(isInTime(answer(one, at(HOURS_48)))).toBe(true);
    expect(isInTime(answer(one, at(HOURS_48 + 1)))).toBe(false);
  });

  it('is not answered before it was sorted; who gives it may have sorted it', () => {
    expect(() => answer(came())).toThrow('Sort it first');
    expect(answer(came({ sort: 'praise' })).state).toBe('answered');
  });

  it('where nothing is changed is done with its reason; a change is told first', () => {
    const one = answer(came({ sort: 'suggestion' }));
    expect(decided(one, { outcome: 'no-action', reason: '材料所限', at: NOW }).state).toBe('done');
    const acted = decided(one, { outcome: 'action', reason: '换新盖', at: NOW });
    expect(acted.state).toBe('answered');
    expect(told(acted, NOW)).toMatchObject({ state: 'done', toldAt: NOW });
    expect(() => told(one, NOW)).toThrow('Nothing has come of it');
  });

  it('whatever is done with it, in whatever order, is never done without its customer knowing', () => {
    const deeds: Record<string, (one: Feedback, when: Date) => Feedback> = {
      sort: (one) => sorted(one, { sort: 'problem' }),
      answer,
      act: (one, when) => decided(one, { outcome: 'action', reason: 'x', at: when }),
      drop: (one, when) => decided(one, { outcome: 'no-action', reason: 'x', at: when }),
      tell: told,
      case: (one, when) => wentOn(one, { caseId: newId(), number: 'C1', at: when, byName: 'Ann' }),
    };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.keys(deeds)), { maxLength: 12 }),
        fc.boolean(),
        (names, given) => {
          let one = came(given ? { sort: 'praise' } : {});
          for (const [index, name] of names.entries()) {
            const before = one;
            try {
              one = deeds[name]!(one, at(index));
            } catch {
              // Refused: nothing has changed.
            }
            expect(one.version).toBe(one === before ? before.version : before.version + 1);
            if (before.answeredAt) expect(one.answeredAt).toEqual(before.answeredAt);
            if (before.state === 'done') expect(one).toBe(before);
            if (one.state === 'done') {
              expect(one.answeredAt).not.toBeNull();
              expect(one.outcome === 'action' ? one.toldAt : one.outcome).not.toBeNull();
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
