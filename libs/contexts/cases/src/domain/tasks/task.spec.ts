import { Calendar } from '@yingda/platform';
import fc from 'fast-check';
import { businessTime, WALL_TIME } from '../case-time';
import { maskedName } from './masked-name';
import { accepted, acknowledged, answered, isWaiting, nextMark, noticed, sentBack, type Task } from './task';
import { timesFrom } from './task-times';

const NOW = new Date('2026-03-02T01:00:00Z');
const MINUTE = 60_000;
const PLAN = { acknowledgeMinutes: 120, answerMinutes: 1_440, warnPercent: 75 };
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const by = (minutes: number) => ({ now: at(minutes), byName: 'Hana' });

function aTask(more: Partial<Task> = {}): Task {
  return {
    ...{
      id: 't',
      caseId: 'c',
      feedbackId: null,
      departmentId: 'd',
      handlerId: null,
      state: 'sent',
      text: '查批次',
      facts: [],
    },
    ...{ byMail: false, askedById: 'a', askedByName: 'Ann', sentAt: NOW, answer: null, endedAt: null },
    ...{ acknowledgedAt: null, acknowledgedByName: null, answeredAt: null, answeredByName: null },
    ...{ sentBack: 0, late: false, version: 1, ...timesFrom(NOW, PLAN, { time: WALL_TIME }) },
    ...more,
  };
}

describe('the clocks of a task', () => {
  it('are two: until it is taken, and until it is answered, each warned of before', () => {
    const { acknowledgeDueAt, dueAt, marks } = timesFrom(NOW, PLAN, { time: WALL_TIME });
    expect([acknowledgeDueAt, dueAt]).toEqual([at(120), at(1_440)]);
    expect(marks.map(({ clock, what, at: when }) => [clock, what, when])).toEqual([
      ['acknowledge', 'warn', at(90)],
      ['acknowledge', 'breach', at(120)],
      ['answer', 'warn', at(1_080)],
      ['answer', 'breach', at(1_440)],
    ]);
  });

  it('leave at most half of a short time for taking it', () => {
    expect(timesFrom(NOW, PLAN, { time: WALL_TIME, dueAt: at(60) }).acknowledgeDueAt).toEqual(at(30));
  });

  it('run in open hours where the kind of the case does', () => {
    const day = [{ open: '09:00', close: '18:00' }];
    const days = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    const time = businessTime(new Calendar({ timeZone: 'Asia/Shanghai', days, holidays: [] }));
    // Monday 09:00 in Shanghai; 24 open hours are over on Wednesday at 15:00.
    const { acknowledgeDueAt, dueAt } = timesFrom(NOW, PLAN, { time });
    expect([acknowledgeDueAt, dueAt]).toEqual([at(120), new Date('2026-03-04T07:00:00Z')]);
  });

  it('are noticed after their moment, never in it: done in the moment it is due is in time', () => {
    const task = aTask();
    expect(noticed(task, at(120)).marks.map(({ what }) => what)).toEqual(['warn']);
    const { after, marks } = noticed(task, new Date(at(120).getTime() + 1));
    expect(marks.map(({ what, at: when }) => [what, when])).toEqual([
      ['warn', at(90)],
      ['breach', at(120)],
    ]);
    expect(after.late).toBe(true);
    expect(acknowledged(task, by(120), null).late).toBe(false);
    expect(answered(acknowledged(task, by(1), null), by(1_440), '是').late).toBe(false);
    expect(answered(acknowledged(task, by(1), null), by(1_441), '是').late).toBe(true);
  });

  it('of taking stops when it is taken; of answering when it is answered, and begins anew when it comes back', () => {
    const taken = acknowledged(aTask(), by(10), 'h');
    expect(nextMark(taken)).toMatchObject({ clock: 'answer', what: 'warn' });
    const done = answered(taken, by(20), '批次 B12 有裂纹');
    expect(nextMark(done)).toBeNull();
    const back = sentBack(done, timesFrom(at(30), PLAN, { time: WALL_TIME }));
    expect(nextMark(back)).toEqual({ clock: 'answer', what: 'warn', at: at(30 + 1_080) });
    expect(back.dueAt).toEqual(at(30 + 1_440));
    expect(accepted(answered(back, by(60), '补充'), by(61))).toMatchObject({ state: 'accepted', marks: [] });
  });

  it('never ring twice for the same moment, whatever happens in which order', () => {
    const deeds = fc.array(
      fc.record({ deed: fc.constantFrom('look', 'take', 'answer', 'back', 'look'), wait: fc.nat(900) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(deeds, (all) => {
        let task = aTask();
        let minutes = 0;
        const rung: string[] = [];
        for (const { deed, wait } of all) {
          minutes += wait;
          if (deed === 'take' && isWaiting(task)) task = acknowledged(task, by(minutes), null);
          if (deed === 'answer' && isWaiting(task)) task = answered(task, by(minutes), '好');
          if (deed === 'back' && task.state === 'answered')
            task = sentBack(task, timesFrom(at(minutes), PLAN, { time: WALL_TIME }));
          if (deed !== 'look') continue;
          const { after, marks } = noticed(task, at(minutes));
          rung.push(...marks.map((mark) => `${mark.clock} ${mark.what} ${mark.at.toISOString()}`));
          task = after;
          expect(marks.every((mark) => mark.at <= at(minutes))).toBe(true);
        }
        expect(new Set(rung).size).toBe(rung.length);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

it.each([
  ['陈晓琳', '陈**'],
  ['anna berg', 'A***'],
  ['  ', ''],
  ['😀x', '😀***'],
])('a department sees of the name %j only %j', (name, shown) => expect(maskedName(name)).toBe(shown));
