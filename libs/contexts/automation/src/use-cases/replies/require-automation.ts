import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Lets those pass who may edit, and therefore try, what the shop says by itself. @throws Refusal not-permitted */
export function requireAutomation(actor: Actor): void {
  if (actor.kind === 'system') return;
  const permission = 'automation.edit';
  if (actor.kind === 'agent' && actor.permissions[permission] === 'all') return;
  throw new Refusal('not-permitted', 'Your role does not allow this; ask a supervisor.', { permission });
}
