import { Refusal, type Permission } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Agents and teams that serve the customer at the moment. */
export interface Serving {
  agentIds: string[];
  teamIds: string[];
}

/**
 * Whether the actor may do this to a customer: `all` always, `own` while serving them, `team` while their team does.
 * The shop's own systems and the system itself may.
 */
export function may(actor: Actor, permission: Permission, serving: Serving): boolean {
  if (actor.kind === 'system' || actor.kind === 'api') return true;
  if (actor.kind !== 'agent') return false;
  const scope = actor.permissions[permission] ?? 'none';
  if (scope === 'all') return true;
  const own = serving.agentIds.includes(actor.agentId);
  if (scope === 'own') return own;
  return scope === 'team' && (own || serving.teamIds.some((id) => actor.teamIds.includes(id)));
}

/** Whether it matters who serves the customer: else nobody needs to be asked. */
export function dependsOnService(actor: Actor, permission: Permission): boolean {
  const scope = actor.kind === 'agent' ? actor.permissions[permission] : undefined;
  return scope === 'own' || scope === 'team';
}

/** @throws Refusal not-permitted */
export function requireRight(
  actor: Actor,
  permission: Permission,
  serving: Serving = { agentIds: [], teamIds: [] },
): void {
  if (may(actor, permission, serving)) return;
  throw new Refusal('not-permitted', 'Your role does not allow this for this customer.', { permission });
}

/** Whether somebody sees customers at all. Handlers work on tasks given to them and see none otherwise. */
export function seesCustomers(actor: Actor): boolean {
  if (actor.kind !== 'agent') return actor.kind !== 'customer';
  const any: Permission[] = ['conversation.serve', 'conversation.monitor', 'settings.edit'];
  return any.some((permission) => (actor.permissions[permission] ?? 'none') !== 'none');
}

/** @throws Refusal not-permitted */
export function requireSight(actor: Actor): void {
  if (!seesCustomers(actor))
    throw new Refusal('not-permitted', 'Customers are shown to those who serve them.');
}
