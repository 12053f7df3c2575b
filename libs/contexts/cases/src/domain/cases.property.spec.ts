import { type CaseKind } from '@yingda/contracts';
import type { ActorRef } from '@yingda/events';
import { Calendar, newId } from '@yingda/platform';
import fc from 'fast-check';
import { aBegin, aSteppedKind } from '../testing';
import { type Case, type Changed, type Happened, type Moment } from './case';
import { businessTime, type CaseTime, WALL_TIME } from './case-time';
import { noticed, paused, resumed } from './clocks';
import { answered, followedUp, reopened, told, withdrawn } from './deeds';
import { deciding, waiting } from './duties';
import { risen } from './levels';
import { opened } from './opening';
import { debtsOf } from './promised';
import { movedTo, nextStages } from './stages';

const BY: ActorRef = { kind: 'agent', id: null, name: 'Ann' };
const START = Date.parse('2026-02-12T08:00:00Z');
const day = [{ open: '09:00', close: '18:00' }];
const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
const OPEN_HOURS = businessTime(
  new Calendar({ timeZone: 'Asia/Shanghai', days: week, holidays: ['2026-02-17'] }),
);
const BEGIN = aBegin({ id: 'a', departmentId: newId() });

const DEEDS = [
  ...['move', 'answer', 'pause', 'resume', 'rise', 'tell', 'satisfied', 'unsatisfied'],
  ...['no-answer', 'no-answer', 'no-answer', 'tell', 'move', 'move'],
  ...['withdraw', 'reopen', 'look', 'look', 'asked', 'heard'],
] as const;
type Deed = (typeof DEEDS)[number];
const SAID = { way: 'call' as const, text: '已说明' };
const told_ = (one: Case) => one.stage === 'told' || one.stage === 'following-up';
const asked = (outcome: 'satisfied' | 'unsatisfied' | 'no-answer') => ({
  ...{ outcome, way: 'call' as const, note: '', score: null },
});

/** What is possible is done; the rest is refused by the use cases, and leaves the case as it is. */
function act(one: Case, deed: Deed, at: { moment: Moment; pick: number }): Changed {
  const { moment, pick } = at;
  const next = nextStages(one);
  const to = next[pick % Math.max(next.length, 1)];
  const move = { note: '不要', departmentId: null, solution: '换新' };
  const free = !one.closedAt && !one.pausedSince;
  if (deed === 'move' && free && to) return movedTo(one, { ...move, to }, moment);
  if (deed === 'asked' && !one.closedAt) return { after: waiting(one), happened: [] };
  if (deed === 'heard' && !one.closedAt) return { after: deciding(one, moment), happened: [] };
  if (deed === 'answer' && free && !one.answeredAt) return answered(one, SAID, moment);
  if (deed === 'pause' && free && !one.toldAt) return paused(one, '', moment);
  if (deed === 'resume' && one.pausedSince) return resumed(one, moment);
  if (deed === 'rise' && !one.closedAt && one.level < 3)
    return risen(one, { to: one.level + 1, why: 'request', reason: '' }, moment);
  if (deed === 'tell' && free && one.stage === 'executed') return told(one, SAID, moment);
  if ((deed === 'satisfied' || deed === 'unsatisfied' || deed === 'no-answer') && told_(one))
    return followedUp(one, asked(deed), moment);
  if (deed === 'withdraw' && free) return withdrawn(one, { ...SAID, reason: '' }, moment);
  if (deed === 'reopen' && one.toldAt) return reopened(one, '', moment);
  return { after: one, happened: [] };
}

interface Act {
  deed: Deed;
  afterSeconds: number;
  pick: number;
}
const acts = fc.array(
  fc.record({
    deed: fc.constantFrom(...DEEDS),
    afterSeconds: fc.oneof(fc.nat(120), fc.nat(30 * 3_600)),
    pick: fc.nat(3),
  }),
  { minLength: 8, maxLength: 40 },
);

function beginning(kind: CaseKind, time: CaseTime): Changed {
  return opened(BEGIN, kind, {
    now: new Date(START),
    by: BY,
    time,
  });
}

/** A life of a case; `watched`: somebody looks at every moment, else only when something is done. */
function live(list: readonly Act[], how: { time: CaseTime; watched: boolean; seen?: (one: Case) => void }) {
  const begun = beginning(aSteppedKind(), how.time);
  // Half of them begin late in their lives, so that ends are reached often.
  let one: Case = list[0]!.pick > 1 ? { ...begun.after, stage: 'executed' } : begun.after;
  const happened: Happened[] = [...begun.happened];
  let now = START;
  const apply = ({ after, happened: more }: Changed) => {
    one = after;
    happened.push(...more);
    how.seen?.(one);
  };
  for (const { deed, afterSeconds, pick } of list) {
    const until = now + afterSeconds * 1_000;
    if (how.watched)
      for (let at = now; at < until; at += 7_200_000)
        apply(noticed(one, { now: new Date(at), by: BY, time: how.time }));
    now = until;
    const moment = { now: new Date(now), by: BY, time: how.time };
    apply(noticed(one, moment));
    apply(act(one, deed, { moment, pick }));
  }
  return { one, happened };
}

describe('a case, whatever happens in whatever order', () => {
  const times = [
    ['round the clock', WALL_TIME],
    ['in open hours', OPEN_HOURS],
  ] as const;

  it.each(times)('is closed only when its customer was told and followed up (%s)', (_, time) => {
    fc.assert(
      fc.property(acts, (list) => {
        const { one, happened } = live(list, { time, watched: false });
        if (one.stage !== 'closed') return;
        expect(one.toldAt).not.toBeNull();
        const since = happened.slice(happened.findLastIndex(({ step }) => step === 'reopened') + 1);
        const outcomes = since
          .filter(({ step }) => step === 'followed-up')
          .map((line) => line.details!['outcome']);
        if (one.closedAs === 'satisfied') expect(outcomes.at(-1)).toBe('satisfied');
        if (one.closedAs === 'no-contact')
          expect(outcomes.filter((outcome) => outcome === 'no-answer').length).toBeGreaterThanOrEqual(3);
        if (one.closedAs !== 'withdrawn') expect(since.map(({ step }) => step)).toContain('told');
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it.each(times)(
    'has no clock that runs backwards, and no moment before one that was written down (%s)',
    (_, time) => {
      fc.assert(
        fc.property(acts, (list) => {
          let last: Case | null = null;
          const seen = (one: Case) => {
            if (last) {
              if (last.round === one.round) {
                expect(one.resultDueAt >= last.resultDueAt).toBe(true);
                for (const due of ['decideDueAt', 'executeDueAt'] as const)
                  if (last[due]) expect(one[due]! >= last[due]).toBe(true);
              }
              expect(one.answerDueAt >= last.answerDueAt).toBe(true);
              expect(one.level >= last.level).toBe(true);
              if (last.answeredAt) expect(one.answeredAt).toEqual(last.answeredAt);
              expect(one.breached).toEqual(expect.arrayContaining(last.breached));
            }
            last = one;
          };
          const { happened } = live(list, { time, watched: true, seen });
          const moments = happened.map(({ at }) => at.getTime());
          expect(moments).toEqual([...moments].sort((a, b) => a - b));
        }),
        { seed: 8, numRuns: 40 },
      );
    },
  );

  it.each(times)('owes something until it is closed, and nothing afterwards (%s)', (_, time) => {
    fc.assert(
      fc.property(acts, (list) => {
        live(list, {
          time,
          watched: false,
          seen: (one) => expect(debtsOf(one).length > 0).toBe(!one.closedAt),
        });
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it.each(times)('comes to the same whether anybody looked all the time or nobody at all (%s)', (_, time) => {
    fc.assert(
      fc.property(acts, (list) => {
        const [watched, unwatched] = [true, false].map((look) => live(list, { time, watched: look }));
        expect(unwatched).toEqual(watched);
      }),
      { seed: 10, numRuns: 25 },
    );
  });
});
