import type { Server } from 'socket.io';

/** The parts of an engine.io connection that are used here; its own types keep them private. */
interface Connection {
  transport: { socket?: { _socket?: { cork(): void; uncork(): void } | null } };
  flush(): void;
}

/**
 * Lets all packets that one turn of the event loop sends to a connection leave in one write. engine.io writes the first
 * at once and the next when that has gone, and a system call costs more than everything else done for a packet: an
 * acknowledgement and an echo, a message and its row, are now one. Order and the way a connection closes stay as they
 * are, as packets wait where engine.io keeps those it cannot write yet.
 */
export function gatherWrites(server: Server): void {
  const waiting = new Set<Connection>();
  let flush: ((this: Connection) => void) | null = null;

  function writeAll(): void {
    const connections = [...waiting];
    waiting.clear();
    for (const connection of connections) {
      const line = connection.transport.socket?._socket;
      line?.cork();
      flush!.call(connection);
      line?.uncork();
    }
  }
  function flushSoon(this: Connection): void {
    if (waiting.size === 0) setImmediate(writeAll);
    waiting.add(this);
  }

  server.engine.on('connection', (raw: unknown) => {
    const connection = raw as Connection;
    flush ??= connection.flush;
    connection.flush = flushSoon;
  });
}
