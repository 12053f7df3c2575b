import type { ActorRef } from '@yingda/events';
import { Calendar, chineseDays, newId } from '@yingda/platform';
import { aBegin, aKind } from '../testing';
import { CaseAccess } from './access';
import type { Case, Moment } from './case';
import { businessTime, type CaseTime, WALL_TIME } from './case-time';
import { extended, noticed, paused, resumed } from './clocks';
import { followedUp, told } from './deeds';
import { alarmIn } from './levels';
import { opened, underKind } from './opening';
import { ordersIn } from './orders';
import { mayReopen, shownToCustomer } from './progress';
import { missingFor, movedTo, nextStages } from './stages';

const BY: ActorRef = { kind: 'agent', id: null, name: 'Ann' };
const at = (wall: string) => new Date(`${wall}+08:00`);
const BEGIN = aBegin({ words: '杯子裂了', customerId: newId() });

const [nine, six] = ['09:00', '18:00'];
const hours = [{ open: nine, close: six }];
const special = chineseDays(2026);
/** A shop that works on weekdays, keeps the holidays of 2026, and works on their make-up days. */
const SHOP = businessTime(
  new Calendar({
    timeZone: 'Asia/Shanghai',
    days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] },
    holidays: special.filter(({ off }) => off).map(({ date }) => date),
    makeUpDays: special.filter(({ off }) => !off).map(({ date }) => ({ date, like: 'mon' as const })),
  }),
);
const moment = (now: Date, time: CaseTime = WALL_TIME): Moment => ({ now, by: BY, time });
const begun = (now: Date, { kind = aKind(), time = WALL_TIME } = {}): Case =>
  opened(BEGIN, kind, moment(now, time)).after;
const move = { note: '', departmentId: null, solution: null };
const executed = (now: Date): Case => ({ ...begun(now), stage: 'executed' });

describe('a case’s clocks', () => {
  it('gives the first answer 24 hours, the result 72, to the second, nights and holidays counted', () => {
    const one = begun(at('2026-02-13T20:15:07'));
    expect(one.answerDueAt).toEqual(at('2026-02-14T20:15:07'));
    expect(one.resultDueAt).toEqual(at('2026-02-16T20:15:07'));
  });

  // 14 and 28 February 2026 are Saturdays that are worked; 15 to 23 are the Spring Festival.
  it.each([
    ['before a night', '2026-03-02T17:59:30', 60, '2026-03-03T09:59:30'],
    ['before a weekend', '2026-03-06T17:00:01', 120, '2026-03-09T10:00:01'],
    ['into a Saturday that is worked', '2026-02-13T17:30:00', 60, '2026-02-14T09:30:00'],
    ['over the whole Spring Festival', '2026-02-14T17:59:59', 1, '2026-02-24T09:00:59'],
    ['at night, from the opening', '2026-03-03T02:00:00', 60, '2026-03-03T10:00:00'],
    ['of four working days over May', '2026-04-30T16:00:00', 36 * 60, '2026-05-09T16:00:00'],
  ])('in open hours: %s', (...[, from, minutes, due]) => {
    const deadlines = { ...aKind().deadlines, answerMinutes: 1, resultMinutes: minutes };
    const one = begun(at(from), { kind: aKind({ time: 'business', deadlines }), time: SHOP });
    expect(one.resultDueAt).toEqual(at(due));
  });

  it('stand still while the customer is waited for, and go on with what was left', () => {
    const one = begun(at('2026-03-02T09:00:00'));
    const waiting = paused(one, '照片', moment(at('2026-03-02T12:00:00'))).after;
    expect(noticed(waiting, moment(at('2026-03-20T00:00:00'))).happened).toEqual([]);
    const on = resumed(waiting, moment(at('2026-03-04T12:00:30'))).after;
    expect(on.answerDueAt).toEqual(at('2026-03-05T09:00:30'));
    expect(on.pausedMs).toBe(2 * 86_400_000 + 30_000);
  });

  it('go on in open hours with the open hours that were left, and nights are no part of a wait', () => {
    const deadlines = { ...aKind().deadlines, answerMinutes: 600, resultMinutes: 600 };
    const one = begun(at('2026-03-02T09:00:00'), {
      kind: aKind({ time: 'business', deadlines }),
      time: SHOP,
    });
    expect(one.resultDueAt).toEqual(at('2026-03-03T10:00:00'));
    const waiting = paused(one, '照片', moment(at('2026-03-02T17:00:00'), SHOP)).after;
    const on = resumed(waiting, moment(at('2026-03-03T09:30:00'), SHOP)).after;
    expect(on.resultDueAt).toEqual(at('2026-03-03T11:30:00'));
    expect(on.pausedClockMs).toBe(90 * 60_000);
  });

  it('are late since when they were, whatever is waited for after that', () => {
    const one = begun(at('2026-03-02T09:00:00'));
    const waiting = paused(one, '照片', moment(at('2026-03-03T12:00:00'))).after;
    const on = resumed(waiting, moment(at('2026-03-04T12:00:00'))).after;
    expect(on.answerDueAt).toEqual(at('2026-03-03T09:00:00'));
    expect(on.resultDueAt).toEqual(at('2026-03-06T09:00:00'));
  });

  it('lose nothing to a wait that ends before it began by the clock of another node', () => {
    const one = begun(at('2026-03-02T09:00:00'));
    const waiting = paused(one, '照片', moment(at('2026-03-02T12:00:02'))).after;
    const on = resumed(waiting, moment(at('2026-03-02T12:00:00'))).after;
    expect(on).toMatchObject({
      answerDueAt: one.answerDueAt,
      pausedMs: 0,
      pausedClockMs: 0,
      marks: one.marks,
    });
  });

  it('call the lead at three quarters and the manager at the end, written down at those moments', () => {
    const { after, happened } = noticed(begun(at('2026-03-02T09:00:00')), moment(at('2026-03-03T11:00:00')));
    expect(happened.map(({ step, at: when, calls }) => [step, when, calls])).toEqual([
      ['warned', at('2026-03-03T03:00:00'), ['owner', 'leads']],
      ['escalated', at('2026-03-03T03:00:00'), ['owner', 'leads']],
      ['breached', at('2026-03-03T09:00:00'), ['owner', 'leads', 'managers']],
      ['escalated', at('2026-03-03T09:00:00'), ['owner', 'leads', 'managers']],
    ]);
    expect(after).toMatchObject({ level: 3, breached: ['answer'] });
  });

  it('find in time what is done in the very moment it is due', () => {
    const one = begun(at('2026-03-02T09:00:00'));
    const steps = noticed(one, moment(one.answerDueAt)).happened.map(({ step }) => step);
    expect(steps).not.toContain('breached');
  });

  it('reach 48 hours from the opening with an extension, the wait for the customer added', () => {
    const one = begun(at('2026-03-02T09:00:00'));
    const waiting = paused(one, '', moment(at('2026-03-02T10:00:00'))).after;
    const on = resumed(waiting, moment(at('2026-03-02T11:00:00'))).after;
    expect(extended(on, 2_880, moment(at('2026-03-02T12:00:00'))).answerDueAt).toEqual(
      at('2026-03-04T10:00:00'),
    );
  });

  it('stop at the result told, and the follow-up has three days of its own', () => {
    const { after, happened } = told(
      executed(at('2026-03-02T09:00:00')),
      { way: 'call', text: '换新' },
      {
        ...moment(at('2026-03-05T09:00:00')),
      },
    );
    expect(after).toMatchObject({ stage: 'told', followUpDueAt: at('2026-03-08T09:00:00') });
    expect(happened.at(-1)).toMatchObject({ step: 'told', details: { inTime: 'true' } });
    const late = told(
      executed(at('2026-03-02T09:00:00')),
      { way: 'call', text: '换新' },
      {
        ...moment(at('2026-03-05T09:00:01')),
      },
    );
    expect(late.happened.at(-1)).toMatchObject({ step: 'told', details: { inTime: 'false' } });
  });

  it('are those of another kind from the opening on, but never over before somebody knows', () => {
    const hour = { ...aKind().deadlines, answerMinutes: 60, resultMinutes: 240 };
    const now = at('2026-03-02T20:00:00');
    const one = underKind(
      begun(at('2026-03-02T09:00:00')),
      aKind({ key: 'safety', deadlines: hour }),
      moment(now),
    );
    expect(one).toMatchObject({ answerDueAt: now, resultDueAt: now });
  });
});

describe('a case’s stages', () => {
  it('go one after another, and only back when the customer refuses', () => {
    const one = { ...begun(at('2026-03-02T09:00:00')), departmentId: newId() };
    const chain = ['received', 'classified', 'with-department', 'proposed', 'accepted', 'executed'] as const;
    const next = chain.map((stage) => nextStages({ ...one, stage }));
    expect(next).toEqual([
      ['classified'],
      ['with-department', 'proposed'],
      ['proposed'],
      ['accepted', 'with-department'],
      ['executed'],
      [],
    ]);
    expect(nextStages({ ...one, departmentId: null, stage: 'proposed' })).toEqual(['accepted', 'classified']);
  });

  it('ask for what they need: the form, a department, a solution, why the customer refuses', () => {
    const field = { label: { zh: '订单', en: 'Order' }, type: 'text' as const, required: true, choices: [] };
    const kind = aKind({ fields: [{ ...field, key: 'order' }] });
    const one = begun(at('2026-03-02T09:00:00'));
    expect(missingFor(one, { ...move, to: 'classified' }, kind)).toEqual(['form.order']);
    expect(missingFor(one, { ...move, to: 'with-department' }, kind)).toEqual(['departmentId']);
    expect(missingFor(one, { ...move, to: 'proposed' }, kind)).toEqual(['solution']);
    const refused = { ...one, stage: 'proposed' as const, departmentId: newId(), solution: '补差价' };
    expect(missingFor(refused, { ...move, to: 'with-department' }, kind)).toEqual(['note']);
    const back = movedTo(
      refused,
      { ...move, to: 'with-department', note: '要换新' },
      moment(at('2026-03-03T09:00:00')),
    );
    expect(back.after.solution).toBeNull();
  });

  it('end without contact only after three follow-ups that reached nobody', () => {
    let one = told(
      executed(at('2026-03-02T09:00:00')),
      { way: 'call', text: '' },
      moment(at('2026-03-03T09:00:00')),
    ).after;
    const call = { outcome: 'no-answer' as const, way: 'call' as const, note: '', score: null };
    for (const stage of ['following-up', 'following-up', 'closed']) {
      one = followedUp(one, call, moment(at('2026-03-04T09:00:00'))).after;
      expect(one.stage).toBe(stage);
    }
    expect(one.closedAs).toBe('no-contact');
  });

  it('begin again one level up when it is not solved, with a result that has to be told again', () => {
    const done = told(
      executed(at('2026-03-02T09:00:00')),
      { way: 'call', text: '' },
      moment(at('2026-03-03T09:00:00')),
    ).after;
    const answer = { outcome: 'unsatisfied' as const, way: 'call' as const, note: '还是漏', score: null };
    const { after } = followedUp(
      { ...done, departmentId: newId() },
      answer,
      moment(at('2026-03-04T09:00:00')),
    );
    expect(after).toMatchObject({ stage: 'with-department', level: 2, toldAt: null, reopenedCount: 1 });
    expect(after.resultDueAt).toEqual(at('2026-03-07T09:00:00'));
  });
});

describe('what the customer is shown', () => {
  it('is nothing of staff, notes, departments or levels', () => {
    const secret = {
      facts: '内部判断',
      title: '难缠',
      solution: '先拖',
      servedBy: [newId()],
      ownerId: newId(),
    };
    const one = {
      ...begun(at('2026-03-02T09:00:00')),
      ...secret,
      departmentId: newId(),
      level: 3,
      openedByName: 'Ann',
    };
    const stages = [{ stage: 'received' as const, at: one.openedAt }];
    const shown = shownToCustomer(one, { kindName: aKind().name, stages, now: one.openedAt });
    const text = JSON.stringify(shown);
    for (const hidden of [
      '内部',
      '难缠',
      '先拖',
      'Ann',
      one.ownerId,
      one.departmentId,
      'level',
      'team',
      'owner',
    ])
      expect(text).not.toContain(hidden);
    expect(shown).toMatchObject({ number: 'C10001', words: '杯子裂了', stage: 'received', mayReopen: false });
  });

  it('lets them say "not solved" from the result on, and for thirty days after the end', () => {
    const done = told(
      executed(at('2026-03-02T09:00:00')),
      { way: 'call', text: '' },
      moment(at('2026-03-03T09:00:00')),
    ).after;
    expect(mayReopen(done, at('2026-03-03T10:00:00'))).toBe(true);
    const closed = {
      ...done,
      stage: 'closed' as const,
      closedAs: 'satisfied' as const,
      closedAt: at('2026-03-04T09:00:00'),
    };
    expect(mayReopen(closed, at('2026-04-03T09:00:00'))).toBe(true);
    expect(mayReopen(closed, at('2026-04-03T09:00:01'))).toBe(false);
  });
});

describe('who may see a case', () => {
  const me = newId();
  const team = newId();
  const actor = (scope: 'own' | 'team' | 'all' | 'masked' | 'none') => ({
    ...{
      kind: 'agent' as const,
      agentId: me,
      name: '',
      publicName: '',
      role: 'agent' as const,
      teamIds: [team],
    },
    permissions: { 'case.read': scope, 'case.work': scope },
  });
  const subject = {
    ownerId: newId(),
    teamId: newId(),
    servedBy: [] as string[],
    confidential: false,
    customerId: null,
  };

  it.each([
    ['own', { ownerId: me }, true],
    ['own', { servedBy: [me] }, true],
    ['own', { servedBy: [me], confidential: true }, false],
    ['own', { teamId: team }, false],
    ['team', { teamId: team }, true],
    ['team', {}, false],
    ['masked', {}, true],
    ['masked', { confidential: true }, false],
    ['all', { confidential: true }, true],
    ['none', { ownerId: me }, false],
  ] as const)('%s of %j: %s', (scope, more, seen) => {
    expect(CaseAccess.mayRead(actor(scope), { ...subject, ...more } as typeof subject)).toBe(seen);
  });

  it('whoever only reviews works on none', () => {
    expect(CaseAccess.may(actor('masked'), 'case.work', subject)).toBe(false);
  });
});

describe('words', () => {
  const words = { media: ['记者'], authority: ['12315'], safety: ['起火', 'caught fire'] };
  it.each([
    ['充电时突然起火', 'safety'],
    ['It CAUGHT FIRE', 'safety'],
    ['我找记者曝光', 'outside'],
    ['打12315了', 'outside'],
    ['什么时候发货', undefined],
  ])('of danger, press and authorities are heard in "%s"', (text, why) => {
    expect(alarmIn(text, words)?.why).toBe(why);
  });

  it('of orders are found, mobile numbers are none', () => {
    expect(ordersIn('订单 202603020001234 和 SO-20260301，电话 13800138000')).toEqual([
      '202603020001234',
      'SO-20260301',
    ]);
  });
});
