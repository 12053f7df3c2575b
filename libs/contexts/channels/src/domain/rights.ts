import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Refuses everybody but the system itself and agents who may edit settings. */
export function requireSettings(actor: Actor): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'agent' && (actor.permissions['settings.edit'] ?? 'none') !== 'none') return;
  throw new Refusal('not-permitted', 'Only an administrator may see and change these settings.');
}
