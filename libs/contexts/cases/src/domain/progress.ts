import { type CaseName, type CaseProgress } from '@yingda/contracts';
import { CASE_LIMITS, type CaseProgressStage, type CaseStage } from '@yingda/contracts/names';
import type { Case } from './case';

const DAY_MS = 24 * 3_600_000;

/** What the customer is shown of a stage: not who works on it. */
export function progressOf(stage: CaseStage): CaseProgressStage {
  switch (stage) {
    case 'received':
      return 'received';
    case 'classified':
    case 'with-department':
      return 'working';
    case 'proposed':
    case 'accepted':
    case 'executed':
      return 'proposed';
    case 'told':
    case 'following-up':
      return 'told';
    case 'closed':
      return 'closed';
  }
}

/** "Not solved" can be said from the moment the result was told until some time after the end. */
export function mayReopen({ stage, closedAt, closedAs }: Case, now: Date): boolean {
  if (stage === 'told' || stage === 'following-up') return true;
  return (
    closedAt !== null &&
    closedAs !== 'withdrawn' &&
    now.getTime() - closedAt.getTime() <= CASE_LIMITS.reopenDays * DAY_MS
  );
}

/** Field by field, so that nothing of staff can slip through. */
export function shownToCustomer(
  one: Case,
  { kindName, stages, now }: { kindName: CaseName; stages: { stage: CaseStage; at: Date }[]; now: Date },
): CaseProgress {
  const stage = progressOf(one.stage);
  const steps: CaseProgress['steps'] = [];
  for (const { stage: entered, at } of stages) {
    const shown = progressOf(entered);
    if (steps.at(-1)?.stage !== shown) steps.push({ stage: shown, at: at.toISOString() });
  }
  const waits = one.pausedSince !== null;
  return {
    id: one.id,
    number: one.number,
    kindName: { zh: kindName.zh, en: kindName.en },
    words: one.words,
    stage,
    waitingForYou: waits,
    openedAt: one.openedAt.toISOString(),
    answerDueAt: one.answeredAt || one.closedAt || waits ? null : one.answerDueAt.toISOString(),
    resultDueAt: one.toldAt || one.closedAt || waits ? null : one.resultDueAt.toISOString(),
    result: one.resultText,
    toldAt: one.toldAt?.toISOString() ?? null,
    closedAt: one.closedAt?.toISOString() ?? null,
    mayReopen: mayReopen(one, now),
    steps: steps.slice(-20),
  };
}
