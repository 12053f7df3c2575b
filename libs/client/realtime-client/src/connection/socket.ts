import { io } from 'socket.io-client';
import type { SocketLike } from './types';

/** A socket that connects only when told and only by websocket; attempts and delays are ours (`connection.ts`). */
export function openSocket(url: string): SocketLike {
  return io(url, {
    forceNew: true,
    autoConnect: false,
    reconnection: false,
    transports: ['websocket'],
    timeout: 10_000,
  }) as unknown as SocketLike;
}
