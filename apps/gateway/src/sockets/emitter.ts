import { type ConsoleEvents, type WidgetEvents } from '@yingda/contracts';
import type { Namespace } from 'socket.io';

/** Sends typed events to rooms on every node. */
export class Emitter {
  private widgetNamespace: Namespace | null = null;
  private consoleNamespace: Namespace | null = null;

  attach(namespaces: { widget?: Namespace; console?: Namespace }): void {
    this.widgetNamespace = namespaces.widget ?? this.widgetNamespace;
    this.consoleNamespace = namespaces.console ?? this.consoleNamespace;
  }

  widget<N extends keyof WidgetEvents>(to: string[], name: N, payload: WidgetEvents[N]): void {
    this.widgetNamespace?.to(to).emit(name, payload);
  }

  /** A socket in several of the rooms gets the event once. */
  console<N extends keyof ConsoleEvents>(to: string[], name: N, payload: ConsoleEvents[N]): void {
    this.consoleNamespace?.to(to).emit(name, payload);
  }

  /** As `console`, for what may be lost: typing, viewers. */
  volatileConsole<N extends keyof ConsoleEvents>(to: string[], name: N, payload: ConsoleEvents[N]): void {
    this.consoleNamespace?.to(to).volatile.emit(name, payload);
  }

  volatileWidget<N extends keyof WidgetEvents>(to: string[], name: N, payload: WidgetEvents[N]): void {
    this.widgetNamespace?.to(to).volatile.emit(name, payload);
  }

  /** Closes every socket of a room on every node, saying why first. */
  endSessions(namespace: '/widget' | '/console', room: string, code: string): void {
    const target = namespace === '/widget' ? this.widgetNamespace : this.consoleNamespace;
    target?.to(room).emit('session.ended', { code });
    target?.in(room).disconnectSockets(true);
  }
}
