import { CONSOLE_COMMANDS, WIDGET_COMMANDS } from '@yingda/contracts/names';
import type { Log } from '@yingda/platform';
import type { Namespace, Socket } from 'socket.io';
import type { Emitter } from './emitter';
import type { HeldSockets } from './held-sockets';
import type { Heads } from './heads';
import { leave } from './in-hand';
import type { Viewers } from './viewers';
import type { RunCommand, SocketWatch } from '../watching/socket-watch';

/** A command takes milliseconds; one that waits for a lost database is sent again elsewhere. */
const ANSWER_MS = 3_000;
const LONGEST_MS = 8_000;
/** Clients come back in waves and not all at once: so many, then a pause. */
const WAVE = 250;
const PAUSE_MS = 50;

/** Both namespaces of this process, from the first connection to the last. */
export class SocketServer {
  private widget: Namespace | null = null;
  private console: Namespace | null = null;
  /** What runs the commands of each namespace. */
  readonly run: { widget: RunCommand; console: RunCommand };

  constructor(
    private readonly emit: Emitter,
    private readonly held: HeldSockets,
    private readonly heads: Heads,
    private readonly viewers: Viewers,
    private readonly log: Log,
    readonly watch: SocketWatch,
  ) {
    this.run = {
      widget: watch.commands('widget', [...WIDGET_COMMANDS]),
      console: watch.commands('console', [...CONSOLE_COMMANDS]),
    };
  }

  /** Connected sockets of this process. */
  counts(): { widget: number; console: number } {
    return { widget: this.widget?.sockets.size ?? 0, console: this.console?.sockets.size ?? 0 };
  }

  attach(namespaces: { widget?: Namespace; console?: Namespace }): void {
    this.widget = namespaces.widget ?? this.widget;
    this.console = namespaces.console ?? this.console;
    if (namespaces.console) this.viewers.attach(namespaces.console);
    this.emit.attach(namespaces);
    this.held.attach(namespaces);
  }

  start(): void {
    if (this.widget && this.console) this.heads.start({ widget: this.widget, console: this.console });
  }

  /** Lets every socket have its answers, then closes it; clients come back by themselves, to this or another node. */
  async stop(): Promise<void> {
    this.heads.stop();
    const open = [this.widget, this.console].flatMap((one) => [...(one?.sockets.values() ?? [])]);
    if (open.length === 0) return;
    this.log.info({ open: open.length }, 'closing sockets');
    const until = performance.now() + LONGEST_MS;
    for (let at = 0; at < open.length; at += WAVE) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      await Promise.all(open.slice(at, at + WAVE).map((socket) => parted(socket, until)));
    }
  }
}

/** The transport is closed without a parting packet, so clients take it for a lost connection and reconnect. */
async function parted(socket: Socket, until: number): Promise<void> {
  await leave(socket, Math.min(ANSWER_MS, Math.max(0, until - performance.now())));
  if (!socket.connected) return;
  const gone = new Promise<void>((resolve) => {
    socket.once('disconnect', () => resolve());
    setTimeout(resolve, ANSWER_MS).unref();
  });
  socket.conn.close();
  await gone;
}
