import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** @throws Refusal not-permitted */
export function requireSettings(actor: Actor): void {
  if (actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions['settings.edit'] === 'all'))
    return;
  throw new Refusal('not-permitted', 'Your role does not allow this; ask an administrator.');
}

/** The promotion is the whole shop's, so whoever leads the whole shop may switch it. @throws Refusal not-permitted */
export function requirePromotion(actor: Actor): void {
  const leads = actor.kind === 'agent' && actor.permissions['conversation.monitor'] === 'all';
  if (!leads) requireSettings(actor);
}
