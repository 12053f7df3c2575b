import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { CannedResponse } from './canned-response';

/** Whose a canned response is. */
export type Ownership = Pick<CannedResponse, 'scope' | 'ownerAgentId' | 'teamId'>;

/**
 * Whether somebody may write a canned response of this owner. Personal ones belong to their owner alone, whatever
 * others may do; shared ones need `canned-response.edit-shared`, which as `team` reaches one's own teams only.
 */
export function mayEdit(actor: Actor, { scope, ownerAgentId, teamId }: Ownership): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'agent') return false;
  if (scope === 'personal') {
    return ownerAgentId === actor.agentId && has(actor.permissions['canned-response.edit-personal']);
  }
  const shared = actor.permissions['canned-response.edit-shared'];
  if (shared === 'team') return scope === 'team' && teamId !== null && actor.teamIds.includes(teamId);
  return has(shared);
}

/** Refuses who may not write it. */
export function requireEdit(actor: Actor, ownership: Ownership): void {
  if (mayEdit(actor, ownership)) return;
  const message =
    ownership.scope === 'personal'
      ? 'A personal canned response is changed by its owner only.'
      : 'Shared canned responses are changed by leads, managers and administrators.';
  throw new Refusal('not-permitted', message);
}

/** Which canned responses somebody sees. */
export interface Sight {
  /** Personal ones of this agent; null: nobody's. */
  ownerAgentId: string | null;
  /** Of these teams; `all`: of every team. */
  teamIds: string[] | 'all';
  shop: boolean;
}

/** Those who insert see the shop's, their teams' and their own; who edits shared ones sees what they may edit too, who proposes what there is. */
export function sightOf(actor: Actor): Sight {
  if (actor.kind === 'system') return { ownerAgentId: null, teamIds: 'all', shop: true };
  if (actor.kind !== 'agent') return { ownerAgentId: null, teamIds: [], shop: false };
  const inserts = has(actor.permissions['canned-response.insert']);
  const shared = actor.permissions['canned-response.edit-shared'];
  const personal = inserts || has(actor.permissions['canned-response.edit-personal']);
  return {
    ownerAgentId: personal ? actor.agentId : null,
    teamIds: has(shared) && shared !== 'team' ? 'all' : inserts || has(shared) ? actor.teamIds : [],
    shop: inserts || has(shared) || has(actor.permissions['canned-response.propose']),
  };
}

function has(scope: string | undefined): boolean {
  return scope !== undefined && scope !== 'none';
}
