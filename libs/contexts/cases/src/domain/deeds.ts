import { CASE_LIMITS, type CaseFollowUp, type CaseWay, Refusal } from '@yingda/contracts/names';
import type { Case, Changed, Happened, Moment } from './case';
import { collect } from './clocks';
import { deciding, NO_STEPS } from './duties';
import { risen } from './levels';
import { dueAtOf, marksOf, without } from './marks';

/** What was said to the customer, and how. */
export interface Said {
  way: CaseWay;
  text: string;
}

/** The customer has an answer of substance: its clock stops. */
export function answered(one: Case, { way, text }: Said, { now }: Moment): Changed {
  const inTime = now <= one.answerDueAt;
  const after = { ...one, answeredAt: now, marks: without(one.marks, 'answer'), version: one.version + 1 };
  const more = { dueAt: one.answerDueAt.toISOString(), inTime };
  return {
    after,
    happened: [
      {
        ...{ step: 'answered', at: now, note: text, details: { way, inTime: String(inTime) } },
        news: { name: 'case.answered', more },
      },
    ],
  };
}

/** The customer knows the result: the clock of the result stops. Closed at once where the kind asks for no follow-up. */
export function told(one: Case, said: Said, moment: Moment): Changed {
  const { now, time } = moment;
  const happened: Happened[] = [];
  let after = one;
  if (!after.answeredAt) ({ after } = collect(happened, answered(after, said, moment)));
  const inTime = now <= after.resultDueAt;
  const marks = one.followUpMinutes
    ? marksOf('follow-up', { from: now, minutes: one.followUpMinutes, waited: 0 }, time)
    : [];
  const dueAt = after.resultDueAt.toISOString();
  after = {
    ...after,
    stage: 'told',
    toldAt: now,
    toldBy: said.way,
    resultText: said.text,
    followUpDueAt: marks.length > 0 ? dueAtOf(marks, 'follow-up') : null,
    marks,
    attempts: 0,
    version: after.version + 1,
  };
  const stages = { from: one.stage, to: 'told' as const };
  happened.push({
    ...{ step: 'told', at: now, ...stages, note: said.text },
    details: { way: said.way, inTime: String(inTime) },
    news: { name: 'case.told', more: { dueAt, inTime } },
  });
  if (!one.followUpMinutes) ({ after } = collect(happened, closed(after, 'answered', moment)));
  return { after, happened };
}

function closed(one: Case, closedAs: NonNullable<Case['closedAs']>, { now }: Moment): Changed {
  const after: Case = {
    ...one,
    stage: 'closed',
    closedAs,
    closedAt: now,
    marks: [],
    version: one.version + 1,
  };
  return {
    after,
    happened: [
      {
        ...{ step: 'closed', at: now, from: one.stage, to: 'closed', details: { closedAs } },
        news: { name: 'case.closed', more: { closedAs } },
      },
    ],
  };
}

export interface FollowedUp {
  outcome: CaseFollowUp;
  way: CaseWay;
  note: string;
  score: number | null;
}

/** Satisfied: closed. Not: opened again, one level up. Nobody reached three times: closed without contact. */
export function followedUp(one: Case, { outcome, way, note, score }: FollowedUp, moment: Moment): Changed {
  const { now } = moment;
  const attempts = outcome === 'no-answer' ? one.attempts + 1 : one.attempts;
  let after: Case = { ...one, stage: 'following-up', attempts, version: one.version + 1 };
  const more = { outcome, attempt: outcome === 'no-answer' ? attempts : attempts + 1, score };
  const happened: Happened[] = [
    {
      ...{ step: 'followed-up', at: now, from: one.stage, to: 'following-up', note },
      details: { outcome, way, attempt: String(more.attempt), ...(score ? { score: String(score) } : {}) },
      news: { name: 'case.followed-up', more },
      // A lead hears of a customer who is not content.
      ...(outcome === 'unsatisfied' || (score !== null && score < 3) ? { calls: ['owner', 'leads'] } : {}),
    },
  ];
  if (outcome === 'satisfied') ({ after } = collect(happened, closed(after, 'satisfied', moment)));
  if (outcome === 'unsatisfied') ({ after } = collect(happened, reopened(after, note, moment)));
  if (outcome === 'no-answer' && attempts >= CASE_LIMITS.attempts)
    ({ after } = collect(happened, closed(after, 'no-contact', moment)));
  return { after, happened };
}

/** The customer takes it back, and is told that this is understood. */
export function withdrawn(
  one: Case,
  { way, text, reason }: Said & { reason: string },
  moment: Moment,
): Changed {
  const before: Case = {
    ...one,
    toldAt: one.toldAt ?? moment.now,
    toldBy: one.toldBy ?? way,
    resultText: one.resultText ?? text,
    answeredAt: one.answeredAt ?? moment.now,
  };
  const { after, happened } = closed(before, 'withdrawn', moment);
  return { after, happened: happened.map((line) => ({ ...line, note: reason })) };
}

/** Not solved: to the department again, or to the owner's desk, one level up, with a clock of its own. */
export function reopened(one: Case, reason: string, moment: Moment): Changed {
  const { now, time } = moment;
  const marks = marksOf('result', { from: now, minutes: one.resultMinutes, waited: 0 }, time);
  const stage = one.departmentId ? ('with-department' as const) : ('classified' as const);
  let after: Case = {
    ...one,
    ...{ stage, closedAt: null, closedAs: null },
    ...{ round: one.round + 1, roundAt: now, reopenedCount: one.reopenedCount + 1 },
    ...{ resultDueAt: dueAtOf(marks, 'result'), marks },
    ...NO_STEPS,
    ...{ solution: null, toldAt: null, toldBy: null, resultText: null, followUpDueAt: null },
    ...{ attempts: 0, pausedSince: null, pausedMs: 0, pausedClockMs: 0 },
    version: one.version + 1,
  };
  // The matter is known: it can be decided anew at once.
  after = deciding(after, moment);
  const happened: Happened[] = [
    {
      ...{ step: 'reopened', at: now, from: one.stage, to: stage, note: reason },
      details: { round: String(after.round) },
      news: { name: 'case.reopened', more: { closedBefore: one.closedAt !== null, reason } },
      calls: ['owner', 'leads'],
    },
  ];
  if (after.level < 3)
    ({ after } = collect(
      happened,
      risen(after, { to: after.level + 1, why: 'unsolved', reason: '' }, moment),
    ));
  return { after, happened };
}

/** Somebody else sees it through from now on. */
export function handedOver(
  one: Case,
  { ownerId, reason, names }: { ownerId: string | null; reason: string; names: { from: string; to: string } },
  { now }: Moment,
): Changed {
  const after = { ...one, ownerId, version: one.version + 1 };
  return {
    after,
    happened: [
      {
        ...{ step: 'handed-over', at: now, note: reason, details: names, calls: ['owner'] },
        news: { name: 'case.handed-over', more: { fromId: one.ownerId, reason } },
      },
    ],
  };
}

/** @throws Refusal case-stage */
export function demandStage(one: Case, allowed: boolean, what: string): void {
  if (!allowed)
    throw new Refusal('case-stage', `${what} is not possible while a case is ${one.stage}.`, {
      stage: one.stage,
    });
}
