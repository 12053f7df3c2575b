import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Whether somebody may put a word of these teams on the list: leads for their own teams, managers for all. */
export function mayEditWord(actor: Actor, { teamIds }: { teamIds: readonly string[] }): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'agent') return false;
  const scope = actor.permissions['word.edit'] ?? 'none';
  if (scope === 'team') return teamIds.length > 0 && teamIds.every((id) => actor.teamIds.includes(id));
  return scope === 'all';
}

/** Refuses who may not. */
export function requireWordEdit(actor: Actor, word: { teamIds: readonly string[] }): void {
  if (mayEditWord(actor, word)) return;
  throw new Refusal(
    'not-permitted',
    'The list of words is kept by managers; leads add words for their own teams.',
    { permission: 'word.edit' },
  );
}

/** Figures of who was caught with what are for those who keep the list. */
export function requireWordFigures(actor: Actor): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'agent' && (actor.permissions['word.edit'] ?? 'none') !== 'none') return;
  throw new Refusal('not-permitted', 'How often words were caught is for leads and managers.', {
    permission: 'word.edit',
  });
}
