import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/**
 * Whoever may take conversations over in a team also leads it: says who of it is there, and speaks to all of it.
 * The system may, too. @throws Refusal not-permitted
 */
export function requireLead(actor: Actor, teamIds: readonly string[]): void {
  if (actor.kind === 'system') return;
  const reach = actor.kind === 'agent' ? actor.permissions['conversation.take-over'] : undefined;
  if (reach === 'all') return;
  if (reach === 'team' && actor.kind === 'agent' && teamIds.some((id) => actor.teamIds.includes(id))) return;
  throw new Refusal('not-permitted', 'Only who leads the team may do this.', { teamIds: [...teamIds] });
}
