import { type Actor, refOf } from '@yingda/events';

/** The actor as the audit log records it. */
export function by(actor: Actor): { actorId: string | null; actorName: string } {
  const { id, name } = refOf(actor);
  return { actorId: id, actorName: name };
}
