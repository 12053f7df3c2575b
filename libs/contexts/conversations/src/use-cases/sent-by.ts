import type { Actor } from '@yingda/events';
import { authorKindOf } from '../domain/messages';
import { authorOf } from '../domain/step';
import type { StoredEntry } from '../storage/message-reads';

/** Whether a stored entry is the actor's own. */
export function sentBy(actor: Actor, stored: StoredEntry): boolean {
  return stored.authorKind === authorKindOf(actor) && stored.authorId === (authorOf(actor).id ?? null);
}
