import type { Socket } from 'socket.io';

interface State {
  running: number;
  leaving: (() => void) | null;
}

const states = new WeakMap<Socket, State>();
const stateOf = (socket: Socket): State => {
  const state = states.get(socket) ?? { running: 0, leaving: null };
  states.set(socket, state);
  return state;
};

/** Whether commands of this socket are still taken; one that is not gets no answer, and comes again on another node. */
export function isTaken(socket: Socket): boolean {
  return stateOf(socket).leaving === null;
}

/** Counts a command of the socket from now until the function given is called: when its answer is on its way. */
export function inHand(socket: Socket): () => void {
  const state = stateOf(socket);
  state.running++;
  return () => {
    if (--state.running === 0) state.leaving?.();
  };
}

/** Takes no further commands of the socket; resolves once those in hand are answered, or after so many milliseconds. */
export function leave(socket: Socket, withinMs: number): Promise<void> {
  const state = stateOf(socket);
  return new Promise((resolve) => {
    const late = setTimeout(resolve, withinMs).unref();
    state.leaving = () => {
      clearTimeout(late);
      resolve();
    };
    if (state.running === 0) state.leaving();
  });
}
