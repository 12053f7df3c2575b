import type { CaseClock } from '@yingda/contracts/names';
import { type Case, decides, executes } from './case';

/** What is owed to the customer in a case: by its key, with the time it is due; null while it is the customer's turn. */
export interface CaseDebt {
  key: string;
  clock: CaseClock;
  dueAt: Date | null;
  /** When it is due once nothing is waited for. */
  at: Date;
}

export function keyOf(caseId: string, clock: CaseClock): string {
  return `case:${caseId}:${clock}`;
}

/** All that is owed as a case stands: the first answer, the step it is at, the result, and after it the follow-up. */
export function debtsOf(one: Case): CaseDebt[] {
  if (one.closedAt) return [];
  const debt = (clock: CaseClock, at: Date): CaseDebt => ({
    ...{ key: keyOf(one.id, clock), clock },
    dueAt: one.pausedSince ? null : at,
    at,
  });
  if (one.toldAt) return one.followUpDueAt ? [debt('follow-up', one.followUpDueAt)] : [];
  const result = debt('result', one.resultDueAt);
  // While a department is waited for, deciding stands as all does while the customer is.
  const stands = (step: CaseDebt): CaseDebt => (decides(one) ? step : { ...step, dueAt: null });
  return [
    ...(one.answeredAt ? [] : [debt('answer', one.answerDueAt)]),
    result,
    ...(one.decideDueAt && !one.decidedAt ? [stands(debt('decide', one.decideDueAt))] : []),
    ...(executes(one) ? [debt('execute', one.executeDueAt!)] : []),
  ];
}
