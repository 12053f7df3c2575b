import type { ActorRef } from '@yingda/events';
import { aBegin, aSteppedKind } from '../testing';
import { type Case, dueNext, type Moment } from './case';
import { WALL_TIME } from './case-time';
import { noticed, paused, resumed } from './clocks';
import { reopened } from './deeds';
import { deciding, stepHanded, waiting } from './duties';
import { opened } from './opening';
import { debtsOf } from './promised';
import { movedTo } from './stages';

const BY: ActorRef = { kind: 'agent', id: null, name: 'Ann' };
const at = (time: string) => new Date(`2026-03-${time}:00+08:00`);
const moment = (time: string): Moment => ({ now: at(time), time: WALL_TIME, by: BY });
const NO_MOVE = { note: '', departmentId: null, solution: '换新' };
const move = (one: Case, to: Case['stage'], time: string) =>
  movedTo(one, { ...NO_MOVE, to, note: '不要' }, moment(time)).after;
const received = (departmentId: string | null = null) =>
  opened(aBegin({ departmentId }), aSteppedKind(), moment('02T09:00')).after;
const classified = () => move(received(), 'classified', '02T10:00');

describe('the clocks of deciding and executing', () => {
  it('begin when the matter can be decided and when the customer agrees, and end with what is done', () => {
    const one = classified();
    expect(one).toMatchObject({
      decideFrom: at('02T10:00'),
      decideDueAt: at('02T22:00'),
      executeDueAt: null,
    });
    expect(dueNext(one)).toEqual({ clock: 'decide', at: at('02T22:00') });
    expect(debtsOf(one).map(({ clock }) => clock)).toEqual(['answer', 'result', 'decide']);
    const proposed = move(one, 'proposed', '02T11:00');
    expect(proposed.decidedAt).toEqual(at('02T11:00'));
    expect(proposed.marks.map(({ clock }) => clock)).not.toContain('decide');
    const accepted = move(proposed, 'accepted', '02T12:00');
    expect(accepted).toMatchObject({ executeFrom: at('02T12:00'), executeDueAt: at('02T18:00') });
    const executed = move(accepted, 'executed', '02T13:00');
    expect(executed.executedAt).toEqual(at('02T13:00'));
    expect(debtsOf(executed).map(({ clock }) => clock)).toEqual(['answer', 'result']);
  });

  it('wait for a department that is to be asked, stand while it works, and have all their time after it', () => {
    const unasked = move(received('d'), 'classified', '02T10:00');
    expect(unasked.decideDueAt).toBeNull();
    const asked = waiting(classified());
    expect(debtsOf(asked).find(({ clock }) => clock === 'decide')).toMatchObject({ dueAt: null });
    expect(asked.marks.map(({ clock }) => clock)).not.toContain('decide');
    const heard = deciding(asked, moment('03T10:00'));
    expect(heard.decideDueAt).toEqual(at('03T22:00'));
  });

  it('are warned of at three quarters and breached when due; both are the lead’s, not the manager’s', () => {
    const { after, happened } = noticed(classified(), moment('03T02:00'));
    expect(happened.map(({ step, at: when, calls }) => [step, when, calls])).toEqual([
      ['warned', at('02T19:00'), ['owner', 'leads']],
      ['escalated', at('02T19:00'), ['owner', 'leads']],
      ['breached', at('02T22:00'), ['owner', 'leads']],
    ]);
    expect(after).toMatchObject({ level: 2, breached: ['decide'] });
  });

  it('call who has the step, and are not the owner’s any more', () => {
    const names = { from: 'Ann', to: 'Ben' };
    const how = { duty: 'decide' as const, toId: 'ben', reason: '休假', names };
    const { after: one, happened } = stepHanded(classified(), how, moment('02T11:00'));
    expect(happened).toMatchObject([{ step: 'handed-over', calls: ['decide'], details: { duty: 'decide' } }]);
    const calls = noticed(one, moment('03T02:00')).happened.map((line) => line.calls);
    expect(calls).toEqual(Array.from({ length: 3 }, () => ['decide', 'owner', 'leads']));
  });

  it('stand while the customer is waited for', () => {
    const waits = paused(classified(), '照片', moment('02T12:00')).after;
    expect(noticed(waits, moment('09T12:00')).happened).toEqual([]);
    expect(resumed(waits, moment('04T12:00')).after.decideDueAt).toEqual(at('04T22:00'));
    // What begins meanwhile has all its time from the moment somebody goes on.
    const heard = deciding(waiting(waits), moment('03T12:00'));
    expect(resumed(heard, moment('04T12:00')).after.decideDueAt).toEqual(at('05T00:00'));
  });

  it('begin anew when the customer refuses, never sooner due, and with a round of their own', () => {
    const refused = move(move(classified(), 'proposed', '02T10:30'), 'classified', '02T10:30');
    expect(refused).toMatchObject({ decidedAt: null, decideDueAt: at('02T22:30') });
    const again = reopened(move(refused, 'proposed', '02T12:00'), '没解决', moment('05T09:00')).after;
    expect(again).toMatchObject({ decideDueAt: at('05T21:00'), decidedAt: null, executeDueAt: null });
  });

  it('are not for kinds without limits', () => {
    const one = { ...classified(), decideMinutes: null, executeMinutes: null };
    expect(
      deciding({ ...one, decideDueAt: null, decideFrom: null }, moment('03T09:00')).decideDueAt,
    ).toBeNull();
    expect(move(one, 'accepted', '03T09:00').executeDueAt).toBeNull();
  });
});
