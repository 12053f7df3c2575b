import type { Actor } from '@yingda/events';
import { refOf } from '@yingda/events';

/** The actor as the audit log records it. */
export function by(actor: Actor): { actorId: string | null; actorName: string } {
  const { id, name } = refOf(actor);
  return { actorId: id, actorName: name };
}

/** People who are not signed in, by the name they claim. */
export function byNobody(name: string): { actorId: null; actorName: string } {
  return { actorId: null, actorName: name };
}

export const THE_SYSTEM: Actor = { kind: 'system', name: 'accounts' };
