import type { ViewerActivity } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor } from '@yingda/events';
import type { Socket } from 'socket.io';
import { rooms } from './rooms';

/** What a socket carries: who is on it and until when. Plain values only, as other nodes are told of it. */
export interface Session<A extends AgentActor | CustomerActor = AgentActor | CustomerActor> {
  actor: A;
  /** Milliseconds since the epoch; the socket is closed then unless renewed. */
  expiresAt: number;
}

export type CustomerSocket = Socket & { data: Session<CustomerActor> };
export type AgentSocket = Socket & {
  data: Session<AgentActor> & {
    /** Has asked for the inbox's events. */
    subscribed?: boolean;
    viewing?: string | null;
    activity?: ViewerActivity;
    /** Conversations that are followed, each with its customer. */
    watched?: Record<string, string>;
  };
};

const expiries = new WeakMap<Socket, NodeJS.Timeout>();

/** Closes the socket when its token runs out, telling the client why. Call again after a renewal. */
export function endWithToken(socket: CustomerSocket | AgentSocket, now: number): void {
  forgetExpiry(socket);
  const wait = Math.max(0, socket.data.expiresAt - now);
  const expiry = setTimeout(() => endSession(socket, 'token-expired'), Math.min(wait, 2 ** 31 - 1));
  expiries.set(socket, expiry.unref());
}

/** The socket has closed: there is nothing left to end. */
export function forgetExpiry(socket: Socket): void {
  clearTimeout(expiries.get(socket));
}

export function endSession(socket: Socket, code: string): void {
  socket.emit('session.ended', { code });
  // The frame is flushed before the close because both travel on the same connection.
  socket.disconnect(true);
}

/** The agent follows a conversation: its entries, and the pages its customer looks at. */
export async function watch(socket: AgentSocket, conversationId: string, customerId: string): Promise<void> {
  socket.data.watched = { ...socket.data.watched, [conversationId]: customerId };
  await socket.join([rooms.staffOf(conversationId), rooms.customer(customerId)]);
}

/** No longer; the customer's pages go on for as long as another of their conversations is followed. */
export function unwatch(socket: AgentSocket, conversationId: string): void {
  const { [conversationId]: customerId, ...rest } = socket.data.watched ?? {};
  socket.data.watched = rest;
  void socket.leave(rooms.staffOf(conversationId));
  if (customerId && !Object.values(rest).includes(customerId)) void socket.leave(rooms.customer(customerId));
}
