import { type RuleContent } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { actionNamed } from '../../domain/rules/vocabulary';

const permission = 'automation.edit' as const;

function refuse(sentence: string): never {
  throw new Refusal('not-permitted', sentence, { permission });
}

/** Who may look at rules and try them: whoever may edit some. @throws Refusal not-permitted */
export function requireReading(actor: Actor): void {
  if (actor.kind === 'system') return;
  const scope = actor.kind === 'agent' ? actor.permissions[permission] : undefined;
  if (scope !== 'team' && scope !== 'all') refuse('Your role does not allow this; ask a supervisor.');
}

/** Whose conversations somebody may read the words of; null: everybody's. */
export function wordsOfTeams(actor: Actor): readonly string[] | null {
  if (actor.kind !== 'agent') return null;
  const reach = actor.permissions['conversation.monitor'];
  return reach === 'all' || reach === 'masked' ? null : actor.teamIds;
}

/** The order of all rules, and the keys to what leaves the shop. @throws Refusal not-permitted */
export function requireAll(actor: Actor): void {
  if (actor.kind === 'system') return;
  if (actor.kind !== 'agent' || actor.permissions[permission] !== 'all')
    refuse('Your role does not allow this; ask a manager.');
}

/**
 * A supervisor's rules are about the conversations of their teams, and keep what they say within the shop.
 * @throws Refusal not-permitted
 */
export function requireEditing(actor: Actor, rule: Pick<RuleContent, 'teamIds' | 'actions'>): void {
  requireReading(actor);
  if (actor.kind !== 'agent' || actor.permissions[permission] === 'all') return;
  if (rule.teamIds.length === 0 || !rule.teamIds.every((id) => actor.teamIds.includes(id)))
    refuse('Choose teams of yours; rules for everybody are for managers.');
  if (rule.actions.some(({ kind }) => actionNamed(kind).outside))
    refuse('What leaves the shop is for managers.');
}
