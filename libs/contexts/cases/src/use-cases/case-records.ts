import { type CaseRecord } from '@yingda/contracts';
import { type Case, dueNext } from '../domain/case';
import type { Customers, Staff } from '../ports';
import type { CaseKindsTable } from '../storage/case-kinds';

/** Cases as screens and events see them, with the names that belong to them. */
export async function recordOf(
  cases: readonly Case[],
  { kinds, customers, staff }: { kinds: CaseKindsTable; customers: Customers; staff: Staff },
): Promise<CaseRecord[]> {
  if (cases.length === 0) return [];
  const present = (ids: (string | null)[]) => [...new Set(ids.filter((id): id is string => id !== null))];
  const known = new Map((await kinds.all()).map((kind) => [kind.key, kind.name]));
  const people = await customers.names(present(cases.map(({ customerId }) => customerId)));
  const owners = await staff.names(present(cases.map(({ ownerId }) => ownerId)));
  return cases.map((one) => ({
    ...plain(one),
    kindName: known.get(one.kind) ?? { zh: one.kind, en: one.kind },
    ownerName: (one.ownerId && owners.get(one.ownerId)) ?? null,
    customerName: (one.customerId && people.get(one.customerId)) ?? null,
  }));
}

function plain(one: Case): Omit<CaseRecord, 'kindName' | 'ownerName' | 'customerName'> {
  const { id, number, kind, category, reason, title, facts, source, stage, closedAs, level } = one;
  const { ownerId, teamId, departmentId, customerId, tier, conversationId, conversationNumber } = one;
  const { inboxId, channel, messageIds, orderNumber, product, batch, form, openedByName } = one;
  const { breached, pausedMs, attempts, reopenedCount, confidential, external, version } = one;
  const due = one.pausedSince ? null : dueNext(one);
  return {
    ...{ id, number, kind, category, reason, title, facts, source, stage, closedAs, level },
    ...{ ownerId, teamId, departmentId, customerId, tier, conversationId, conversationNumber },
    ...{ inboxId, channel, messageIds, orderNumber, product, batch, form, openedByName },
    ...{ breached, pausedMs, attempts, reopenedCount, confidential, external, version },
    openedAt: one.openedAt.toISOString(),
    answerDueAt: one.answerDueAt.toISOString(),
    extendedTo: iso(one.extendedTo),
    answeredAt: iso(one.answeredAt),
    resultDueAt: one.resultDueAt.toISOString(),
    toldAt: iso(one.toldAt),
    followUpDueAt: iso(one.followUpDueAt),
    dueAt: iso(due?.at ?? null),
    dueClock: due?.clock ?? null,
    pausedSince: iso(one.pausedSince),
    closedAt: iso(one.closedAt),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
