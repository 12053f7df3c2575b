import type { CaseClock } from '@yingda/contracts/names';
import type { Case } from './case';

/** What is owed to the customer in a case: by its key, with the time it is due; null while it is the customer's turn. */
export interface CaseDebt {
  key: string;
  clock: CaseClock;
  dueAt: Date | null;
}

export function keyOf(caseId: string, clock: CaseClock): string {
  return `case:${caseId}:${clock}`;
}

/** All that is owed as a case stands: the first answer, the result, and after it the follow-up. */
export function debtsOf(one: Case): CaseDebt[] {
  if (one.closedAt) return [];
  const debt = (clock: CaseClock, at: Date): CaseDebt => ({
    ...{ key: keyOf(one.id, clock), clock },
    dueAt: one.pausedSince ? null : at,
  });
  if (one.toldAt) return one.followUpDueAt ? [debt('follow-up', one.followUpDueAt)] : [];
  const result = debt('result', one.resultDueAt);
  return one.answeredAt ? [result] : [debt('answer', one.answerDueAt), result];
}
