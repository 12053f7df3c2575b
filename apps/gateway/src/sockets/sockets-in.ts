import type { Namespace } from 'socket.io';

const PATIENCE_MS = 1_000;

type Found = Pick<Awaited<ReturnType<Namespace['fetchSockets']>>[number], 'id' | 'data'>;

/**
 * The sockets of a room on every node. While nodes cannot ask each other, or one of them does not answer, those of this
 * one: for what is shown, and would be out of date a moment later anyway.
 */
export async function socketsIn(namespace: Namespace, room: string): Promise<Found[]> {
  return namespace
    .timeout(PATIENCE_MS)
    .in(room)
    .fetchSockets()
    .catch(() => ownSocketsIn(namespace, room));
}

/** Those of this node alone. */
function ownSocketsIn(namespace: Namespace, room: string): Found[] {
  const ids: Set<string> | undefined = namespace.adapter.rooms.get(room);
  return [...(ids ?? [])].flatMap((id) => namespace.sockets.get(id) ?? []);
}
