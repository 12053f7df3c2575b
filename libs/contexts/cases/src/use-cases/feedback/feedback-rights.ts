import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Reading is for all who work on feedback and for reviewers; they see no names. @throws Refusal not-permitted */
export function demandFeedback(actor: Actor, what: 'read' | 'work'): { masked: boolean } {
  if (actor.kind === 'system' || actor.kind === 'api') return { masked: false };
  const scope = actor.kind === 'agent' ? (actor.permissions['feedback.work'] ?? 'none') : 'none';
  if (scope === 'all') return { masked: false };
  if (scope === 'masked' && what === 'read') return { masked: true };
  throw new Refusal('not-permitted', 'Your role does not work on feedback.', { permission: 'feedback.work' });
}
