import type { Namespace } from 'socket.io';

const PATIENCE_MS = 1_000;

type Found = Awaited<ReturnType<Namespace['fetchSockets']>>;

/**
 * The sockets of a room on every node. While nodes cannot ask each other, or one of them does not answer, those of this
 * one: for what is shown, and would be out of date a moment later anyway.
 */
export async function socketsIn(namespace: Namespace, room: string): Promise<Found> {
  return namespace
    .timeout(PATIENCE_MS)
    .in(room)
    .fetchSockets()
    .catch(async () => (await namespace.local.in(room).fetchSockets()) as unknown as Found);
}
