import { BoardScope } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { BoardWatch, Watcher } from '../board/board-watch';
import type { AgentSocket } from './session';

const watchers = new WeakMap<AgentSocket, Watcher>();

/** The board's commands of one socket. */
export function boardCommands(socket: AgentSocket, board: BoardWatch) {
  return {
    async 'board.subscribe'({ teamId }: BoardScope) {
      const subscribed = await board.subscribe(watcherOf(socket), teamId ?? null);
      // Gone while it was read: nobody else would end what was just begun.
      if (!socket.connected) {
        leaveBoard(socket, board);
        throw new Refusal('temporarily-unavailable', 'The connection has ended.');
      }
      return subscribed;
    },
    async 'board.unsubscribe'({ teamId }: BoardScope) {
      board.unsubscribe(watcherOf(socket), teamId ?? null);
      return {};
    },
  };
}

/** The socket has closed. */
export function leaveBoard(socket: AgentSocket, board: BoardWatch): void {
  const watcher = watchers.get(socket);
  if (watcher) board.unsubscribe(watcher);
}

function watcherOf(socket: AgentSocket): Watcher {
  let watcher = watchers.get(socket);
  if (!watcher) {
    // Volatile would do, were it not that a lost change costs the whole board anew.
    watcher = {
      actor: () => socket.data.actor,
      tell: (changed) => void socket.emit('board.changed', changed),
    };
    watchers.set(socket, watcher);
  }
  return watcher;
}
