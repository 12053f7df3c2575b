import { type ConsoleEvents, type WidgetEvents } from '@yingda/contracts';
import type { Namespace } from 'socket.io';
import { rooms } from './rooms';

/** Between nodes only; never reaches a client. */
const JOINED = 'identity.joined';

interface JoinedIdentity {
  identityId: string;
  toCustomerId: string;
}

/** Sends typed events to rooms on every node. */
export class Emitter {
  private widgetNamespace: Namespace | null = null;
  private consoleNamespace: Namespace | null = null;

  /** `clustered`: other nodes hold sockets, too, and are told what only sockets' owners can do. */
  constructor(private readonly clustered: boolean) {}

  attach(namespaces: { widget?: Namespace; console?: Namespace }): void {
    this.widgetNamespace = namespaces.widget ?? this.widgetNamespace;
    this.consoleNamespace = namespaces.console ?? this.consoleNamespace;
    namespaces.widget?.on(JOINED, (joined: JoinedIdentity) => this.rename(joined));
  }

  /** A shopper's sockets on every node now act for the customer their identity was joined to. */
  identityJoined(joined: JoinedIdentity): void {
    this.rename(joined);
    if (this.clustered) this.widgetNamespace?.serverSideEmit(JOINED, joined);
  }

  private rename({ identityId, toCustomerId }: JoinedIdentity): void {
    for (const socket of this.widgetNamespace?.sockets.values() ?? []) {
      if (socket.data.actor?.identityId !== identityId) continue;
      socket.data.actor = { ...socket.data.actor, customerId: toCustomerId };
      void socket.join(rooms.customer(toCustomerId));
    }
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

  /** An agent's team changes move their open sockets at once. */
  rejoinTeams(agentId: string, teamIds: string[]): void {
    const sockets = this.consoleNamespace?.in(rooms.agent(agentId));
    sockets
      ?.fetchSockets()
      .then((found) => {
        for (const socket of found) {
          for (const room of socket.rooms) if (room.startsWith('team:')) socket.leave(room);
          if (socket.data.subscribed) socket.join(teamIds.map(rooms.team));
          if (socket.data.actor) socket.data.actor.teamIds = teamIds;
        }
      })
      // A node that does not answer within the adapter's time; its sockets follow when their token is renewed.
      .catch(() => undefined);
  }
}
