import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Whether somebody plans (or, with `shifts.read`, sees) the shifts of one of these teams. */
export function mayPlan(actor: Actor, teamIds: string[], permission: 'shifts.read' | 'shifts.edit'): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'agent') return false;
  const scope = actor.permissions[permission];
  return scope === 'all' || (scope === 'team' && teamIds.some((id) => actor.teamIds.includes(id)));
}

/** @throws Refusal not-permitted */
export function requirePlanner(actor: Actor, teamIds: string[]): void {
  if (mayPlan(actor, teamIds, 'shifts.edit')) return;
  throw new Refusal('not-permitted', 'Shifts are planned by who leads the team.', {
    permission: 'shifts.edit',
  });
}

/** @throws Refusal not-permitted */
export function requirePlanReader(actor: Actor, teamIds: string[]): void {
  if (mayPlan(actor, teamIds, 'shifts.read')) return;
  throw new Refusal('not-permitted', 'The shifts of a team are seen by who leads it.', {
    permission: 'shifts.read',
  });
}

/** What belongs to all teams is changed by who plans for any of them. @throws Refusal not-permitted */
export function requireAnyPlanner(actor: Actor): void {
  requirePlanner(actor, actor.kind === 'agent' ? actor.teamIds : []);
}
