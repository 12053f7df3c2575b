import { CONSOLE_COMMANDS, WIDGET_COMMANDS } from '@yingda/contracts/names';
import type { Log } from '@yingda/platform';
import type { Namespace } from 'socket.io';
import type { Emitter } from './emitter';
import type { HeldSockets } from './held-sockets';
import type { Heads } from './heads';
import type { Viewers } from './viewers';
import type { RunCommand, SocketWatch } from '../watching/socket-watch';

const DRAIN_MS = 2_000;

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

  /** Closes every connection; clients come back by themselves, to this or another node. */
  async stop(): Promise<void> {
    this.heads.stop();
    const open = (this.widget?.sockets.size ?? 0) + (this.console?.sockets.size ?? 0);
    if (open === 0) return;
    this.log.info({ open }, 'closing sockets');
    // The transport is closed without a parting packet, so clients take it for a lost connection and reconnect.
    for (const namespace of [this.widget, this.console])
      for (const socket of namespace?.sockets.values() ?? []) socket.conn.close();
    const until = new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref());
    const empty = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if ((this.widget?.sockets.size ?? 0) + (this.console?.sockets.size ?? 0) > 0) return;
        clearInterval(look);
        resolve();
      }, 20);
      look.unref();
    });
    await Promise.race([until, empty]);
  }
}
