import type { ViewerActivity } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor } from '@yingda/events';
import type { Socket } from 'socket.io';

/** What a socket carries: who is on it and until when. */
export interface Session<A extends AgentActor | CustomerActor = AgentActor | CustomerActor> {
  actor: A;
  /** Milliseconds since the epoch; the socket is closed then unless renewed. */
  expiresAt: number;
  /** Ends the socket when the token does. */
  expiry?: NodeJS.Timeout;
}

export type CustomerSocket = Socket & { data: Session<CustomerActor> };
export type AgentSocket = Socket & {
  data: Session<AgentActor> & {
    /** Has asked for the inbox's events. */
    subscribed?: boolean;
    viewing?: string | null;
    activity?: ViewerActivity;
  };
};

/** Closes the socket when its token runs out, telling the client why. Call again after a renewal. */
export function endWithToken(socket: CustomerSocket | AgentSocket, now: number): void {
  clearTimeout(socket.data.expiry);
  const wait = Math.max(0, socket.data.expiresAt - now);
  socket.data.expiry = setTimeout(() => endSession(socket, 'token-expired'), Math.min(wait, 2 ** 31 - 1));
  socket.data.expiry.unref();
}

export function endSession(socket: Socket, code: string): void {
  socket.emit('session.ended', { code });
  // The frame is flushed before the close because both travel on the same connection.
  socket.disconnect(true);
}
