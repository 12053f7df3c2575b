import { type Permission, Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { Case } from './case';

/** Whose cases: one's own, those of teams, or all. */
export interface Whose {
  ownerId: string | null;
  teamIds: string[] | null;
}

type Subject = Pick<Case, 'ownerId' | 'teamId' | 'servedBy' | 'confidential' | 'customerId'> &
  Partial<Pick<Case, 'stewards'>>;

/**
 * Who may do what with a case. Own: its owner, and who serves or served the conversation it came of. Team: cases of the
 * teams one leads. A confidential one is not for those who only served the conversation, nor for quality reviewers.
 */
export const CaseAccess = {
  mayRead(actor: Actor, one: Subject): boolean {
    return covers(actor, 'case.read', one);
  },

  may(actor: Actor, permission: Permission, one: Subject): boolean {
    return covers(actor, permission, one);
  },

  /** Personal data is hidden from them. */
  isMasked(actor: Actor): boolean {
    return actor.kind === 'agent' && actor.permissions['case.read'] === 'masked';
  },

  /** For lists. @throws Refusal not-permitted */
  readableBy(actor: AgentActor): Whose & { confidential: boolean } {
    switch (actor.permissions['case.read'] ?? 'none') {
      case 'all':
        return { ownerId: null, teamIds: null, confidential: true };
      case 'masked':
        return { ownerId: null, teamIds: null, confidential: false };
      case 'team':
        return { ownerId: null, teamIds: actor.teamIds, confidential: true };
      case 'own':
        return { ownerId: actor.agentId, teamIds: null, confidential: true };
      default:
        throw refused('case.read');
    }
  },

  /** @throws Refusal not-permitted; case-not-found to whom it does not exist */
  demand(actor: Actor, permission: Permission, one: Subject): void {
    if (covers(actor, permission, one)) return;
    if (!covers(actor, 'case.read', one)) throw notFound();
    throw refused(permission);
  },

  /** @throws Refusal not-permitted to agents of no role that may */
  demandAny(actor: Actor, permission: Permission): void {
    if (actor.kind === 'agent' && (actor.permissions[permission] ?? 'none') === 'none')
      throw refused(permission);
    if (actor.kind === 'customer') throw refused(permission);
  },
} as const;

export function notFound(): Refusal {
  return new Refusal('case-not-found', 'There is no such case, or it is not yours to see.');
}

function refused(permission: Permission): Refusal {
  return new Refusal('not-permitted', 'Your role does not do this with cases.', { permission });
}

function covers(actor: Actor, permission: Permission, one: Subject): boolean {
  if (actor.kind === 'system' || actor.kind === 'api') return true;
  if (actor.kind === 'customer') return false;
  // Whoever is responsible for a step works on the case as its owner does.
  const owns = one.ownerId === actor.agentId || Object.values(one.stewards ?? {}).includes(actor.agentId);
  const served = one.servedBy.includes(actor.agentId) && !one.confidential;
  switch (actor.permissions[permission] ?? 'none') {
    case 'all':
      return true;
    case 'masked':
      // Reads, and reads only; what is confidential stays with those who work on it.
      return permission === 'case.read' && !one.confidential;
    case 'team':
      return owns || (one.teamId !== null && actor.teamIds.includes(one.teamId));
    case 'own':
      return owns || served;
    default:
      return false;
  }
}
