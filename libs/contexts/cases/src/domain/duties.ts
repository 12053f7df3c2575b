import { CASE_DUTIES, type CaseClock, type CaseDuty } from '@yingda/contracts/names';
import type { Called, Case, Changed, Moment } from './case';
import { decides } from './case';
import { dueAtOf, marksOf, without } from './marks';

const DUTY_OF: Partial<Record<CaseClock, CaseDuty>> = {
  answer: 'acknowledge',
  decide: 'decide',
  execute: 'execute',
  'follow-up': 'follow-up',
};

export function isStep(clock: CaseClock): boolean {
  return clock === 'decide' || clock === 'execute';
}

/** Who is responsible for what a clock is about: the owner, unless the step was handed to somebody. */
export function responsibleFor({ ownerId, stewards }: Case, clock: CaseClock): string | null {
  const duty = DUTY_OF[clock];
  return (duty && stewards[duty]) ?? ownerId;
}

/** Whom a clock calls: beside the others, who has its step. */
export function callsOf({ stewards }: Case, clock: CaseClock, others: Called[]): Called[] {
  const duty = DUTY_OF[clock];
  return duty && stewards[duty] ? [duty, ...others] : others;
}

/** Without what this round has done and owed of its steps. */
export const NO_STEPS = {
  ...{ decideFrom: null, decideDueAt: null, decidedAt: null },
  ...{ executeFrom: null, executeDueAt: null, executedAt: null },
} as const;

/** It can be decided from now on. Asked again, it is due no sooner than it was. */
export function deciding(one: Case, moment: Moment): Case {
  const open = one.stage === 'classified' || one.stage === 'with-department';
  if (!open || !one.decideMinutes || (decides(one) && !one.decidedAt)) return one;
  const { marks, dueAt } = run(one, 'decide', { ...moment, minutes: one.decideMinutes });
  return { ...one, marks, decideFrom: moment.now, decideDueAt: dueAt, decidedAt: null };
}

/** A department is asked: its own clock runs, this one stands until it has answered. */
export function waiting(one: Case): Case {
  return decides(one) ? { ...one, decideFrom: null, marks: without(one.marks, 'decide') } : one;
}

export function decided(one: Case, { now }: Moment): Case {
  return { ...one, marks: without(one.marks, 'decide'), decidedAt: now };
}

export function executing(one: Case, moment: Moment): Case {
  if (!one.executeMinutes) return { ...one, executeFrom: moment.now };
  const { marks, dueAt } = run(one, 'execute', { ...moment, minutes: one.executeMinutes });
  return { ...one, marks, executeFrom: moment.now, executeDueAt: dueAt };
}

export function executed(one: Case, { now }: Moment): Case {
  return { ...one, marks: without(one.marks, 'execute'), executedAt: now };
}

function run(
  one: Case,
  clock: 'decide' | 'execute',
  { now, time, minutes }: Moment & { minutes: number },
): { marks: Case['marks']; dueAt: Date } {
  // What begins while the customer is waited for has all its time still to come.
  const fresh = marksOf(clock, { from: one.pausedSince ?? now, minutes, waited: 0 }, time);
  const known = clock === 'decide' ? one.decideDueAt : one.executeDueAt;
  const dueAt = dueAtOf(fresh, clock);
  const late = known && known > dueAt ? known : dueAt;
  const marks = fresh.map((mark) => (mark.what === 'breach' ? { ...mark, at: late } : mark));
  return { marks: [...without(one.marks, clock), ...marks], dueAt: late };
}

/** Somebody else is responsible for a step from now on; the case keeps its owner. */
export function stepHanded(
  one: Case,
  {
    duty,
    toId,
    reason,
    names,
  }: { duty: CaseDuty; toId: string | null; reason: string; names: { from: string; to: string } },
  { now }: Moment,
): Changed {
  const { [duty]: fromId = one.ownerId, ...others } = one.stewards;
  const stewards = toId === null || toId === one.ownerId ? others : { ...others, [duty]: toId };
  return {
    after: { ...one, stewards, version: one.version + 1 },
    happened: [
      {
        ...{ step: 'handed-over', at: now, note: reason, details: { ...names, duty }, calls: [duty] },
        news: { name: 'case.handed-over', more: { fromId, reason } },
      },
    ],
  };
}

/** Steps of somebody who is not there any more are the owner's again. */
export function stepsLeft(
  one: Case,
  { agentId, ...names }: { agentId: string; from: string; to: string },
  moment: Moment,
): Changed {
  let after = one;
  const happened: Changed['happened'] = [];
  for (const duty of CASE_DUTIES.filter((name) => one.stewards[name] === agentId)) {
    const handed = stepHanded(after, { duty, toId: one.ownerId, reason: '', names }, moment);
    ({ after } = handed);
    happened.push(...handed.happened);
  }
  return { after, happened };
}
