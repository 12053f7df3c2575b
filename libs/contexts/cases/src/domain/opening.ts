import { type CaseKind } from '@yingda/contracts';
import type { CaseSource, Channel, Tier } from '@yingda/contracts/names';
import type { Case, Changed, Moment } from './case';
import { NO_STEPS } from './duties';
import { dueAtOf, marksOf } from './marks';

/** What is known of a case when it begins. */
export interface CaseBegin {
  id: string;
  number: string;
  source: CaseSource;
  title: string;
  facts: string;
  words: string | null;
  reason: string | null;
  form: Record<string, string>;
  ownerId: string | null;
  teamId: string | null;
  departmentId: string | null;
  customerId: string | null;
  tier: Tier | null;
  conversationId: string | null;
  conversationNumber: string | null;
  inboxId: string | null;
  channel: Channel | null;
  messageIds: string[];
  servedBy: string[];
  orderNumber: string | null;
  product: string | null;
  batch: string | null;
  confidential: boolean;
  external: boolean;
}

/** The times of a kind, as a case keeps them. */
export function timesOf({ time, deadlines }: CaseKind) {
  const { answerMinutes, extendedMinutes, resultMinutes, followUpMinutes } = deadlines;
  const { decideMinutes = null, executeMinutes = null } = deadlines;
  return {
    time,
    answerMinutes,
    extendedMinutes,
    resultMinutes,
    followUpMinutes,
    decideMinutes,
    executeMinutes,
  };
}

/** A case begins: both its clocks run from now on. */
export function opened(begin: CaseBegin, kind: CaseKind, { now, time, by }: Moment): Changed {
  const times = timesOf(kind);
  const run = (minutes: number) => ({ from: now, minutes, waited: 0 });
  const marks = [
    ...marksOf('answer', run(times.answerMinutes), time),
    ...marksOf('result', run(times.resultMinutes), time),
  ];
  const after: Case = {
    ...begin,
    ...times,
    kind: kind.key,
    category: kind.category,
    stage: 'received',
    closedAs: null,
    level: kind.level,
    confidential: begin.confidential || kind.confidential,
    openedAt: now,
    openedById: by.id,
    openedByName: by.name,
    ...{ round: 1, roundAt: now, marks },
    answerDueAt: dueAtOf(marks, 'answer'),
    resultDueAt: dueAtOf(marks, 'result'),
    ...{ extendedTo: null, extension: null, answeredAt: null, solution: null },
    ...{ toldAt: null, toldBy: null, resultText: null, followUpDueAt: null },
    ...{ ...NO_STEPS, stewards: {} },
    ...{ breached: [], pausedSince: null, pausedMs: 0, pausedClockMs: 0 },
    ...{ attempts: 0, closedAt: null, reopenedCount: 0, version: 1 },
  };
  return {
    after,
    happened: [
      {
        ...{ step: 'opened', at: now, to: 'received', note: after.title },
        details: { kind: kind.key, source: begin.source },
        news: { name: 'case.opened', more: {} },
        // Whoever opened it for somebody else calls them; a serious one calls who answers for the shop.
        calls:
          kind.level >= 3
            ? ['owner', 'leads', 'managers']
            : kind.level === 2
              ? ['owner', 'leads']
              : ['owner'],
      },
    ],
  };
}

/** Another kind: its times from the opening, but none of them before now. */
export function underKind(one: Case, kind: CaseKind, { now, time }: Moment): Case {
  const times = timesOf(kind);
  const run = (minutes: number) => ({ from: one.roundAt, minutes, waited: one.pausedClockMs });
  const soonest = one.pausedSince ?? now;
  const notBefore = (at: Date) => (at < soonest ? soonest : at);
  const answers =
    one.answeredAt || one.breached.includes('answer') || one.extendedTo
      ? null
      : marksOf('answer', run(times.answerMinutes), time);
  const results =
    one.toldAt || one.breached.includes('result') ? null : marksOf('result', run(times.resultMinutes), time);
  const kept = one.marks.filter(
    ({ clock }) => !(answers && clock === 'answer') && !(results && clock === 'result'),
  );
  const fresh = [...(answers ?? []), ...(results ?? [])].map((mark) => ({ ...mark, at: notBefore(mark.at) }));
  return {
    ...one,
    ...times,
    kind: kind.key,
    category: kind.category,
    confidential: one.confidential || kind.confidential,
    marks: [...kept, ...fresh],
    answerDueAt: answers ? notBefore(dueAtOf(answers, 'answer')) : one.answerDueAt,
    resultDueAt: results ? notBefore(dueAtOf(results, 'result')) : one.resultDueAt,
  };
}
