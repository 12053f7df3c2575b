import type { Permission } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { CaseAccess } from '../access';
import type { Case } from '../case';
import type { Feedback } from '../feedback/feedback';

/** What a department is asked about: a case, or feedback that is none. */
export interface TaskSubject extends Pick<
  Case,
  'id' | 'number' | 'kind' | 'ownerId' | 'teamId' | 'customerId' | 'inboxId' | 'time'
> {
  /** Null: it is feedback. */
  case: Case | null;
}

export function subjectOfCase(one: Case): TaskSubject {
  const { id, number, kind, teamId, customerId, inboxId, time } = one;
  // Whoever has the step of investigating supervises what departments do in it.
  const ownerId = one.stewards.investigate ?? one.ownerId;
  return { id, number, kind, ownerId, teamId, customerId, inboxId, time, case: one };
}

/** Feedback belongs to everybody who works on it, so whoever asked sees it through (谁走访谁督办). */
export function subjectOfFeedback(
  { id, teamId, customerId, inboxId }: Feedback,
  askedById: string | null,
): TaskSubject {
  // Answered within 48 hours on the wall: what is asked for it goes by the same clock.
  return {
    ...{ id, number: '', kind: '', ownerId: askedById, teamId, customerId, inboxId },
    ...{ time: 'wall', case: null },
  };
}

export const SubjectAccess = {
  mayRead(actor: Actor, one: TaskSubject): boolean {
    if (one.case) return CaseAccess.mayRead(actor, one.case);
    return scopeOf(actor) === 'all' || scopeOf(actor) === 'masked';
  },
  /** Asks, accepts, sends back, withdraws: who works on it. */
  maySupervise(actor: Actor, one: TaskSubject): boolean {
    return one.case ? CaseAccess.may(actor, 'case.work', one.case) : scopeOf(actor) === 'all';
  },
  /** For who leads teams: of theirs, and of nobody's. */
  isOfTeams(actor: Actor, permission: Permission, one: TaskSubject): boolean {
    if (one.case) return CaseAccess.may(actor, permission, one.case);
    if (actor.kind !== 'agent') return false;
    return one.ownerId === actor.agentId || one.teamId === null || actor.teamIds.includes(one.teamId);
  },
} as const;

function scopeOf(actor: Actor): string {
  if (actor.kind === 'system' || actor.kind === 'api') return 'all';
  return actor.kind === 'agent' ? (actor.permissions['feedback.work'] ?? 'none') : 'none';
}
