import { Inject } from '@nestjs/common';
import {
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { ActorOf } from '@yingda/agents';
import { consoleCommandClasses } from '@yingda/contracts';
import { seesCustomers } from '@yingda/customers';
import { CONSOLE_NAMESPACE, Refusal } from '@yingda/contracts/names';
import { CLOCK, LOG, RateLimiter, type Clock } from '@yingda/platform';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import { refusalFrom } from '../http/refusal-from';
import { bindCommands } from './bind-commands';
import { leaveBoard } from './board-commands';
import { consoleCommands, type ConsoleUseCases } from './console-commands';
import { PresenceLeases } from './presence-leases';
import { rooms } from './rooms';
import { endSession, endWithToken, forgetExpiry, type AgentSocket } from './session';
import { SocketServer } from './socket-server';
import { throttleOf } from './throttle';
import { CONSOLE_USE_CASES } from './tokens';

/** Agents' sockets: who may connect, presence, which rooms, which commands. */
@WebSocketGateway({ namespace: CONSOLE_NAMESPACE })
export class ConsoleGateway
  implements OnGatewayInit<Namespace>, OnGatewayConnection<AgentSocket>, OnGatewayDisconnect<AgentSocket>
{
  constructor(
    @Inject(SocketServer) private readonly server: SocketServer,
    @Inject(ActorOf) private readonly actorOf: ActorOf,
    @Inject(PresenceLeases) private readonly presence: PresenceLeases,
    @Inject(CONSOLE_USE_CASES) private readonly use: ConsoleUseCases,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly logger: Logger,
  ) {}

  afterInit(namespace: Namespace): void {
    this.server.attach({ console: namespace });
    namespace.use((socket, next) => {
      this.admit(socket as AgentSocket).then(
        () => next(),
        (error: unknown) => {
          const refusal = refusalFrom(error);
          this.logger.info({ namespace: CONSOLE_NAMESPACE, refusal: refusal.code }, 'connection refused');
          this.server.watch.refused('console', refusal.code);
          next(Object.assign(new Error(refusal.code), { data: refusal.toWire() }));
        },
      );
    });
  }

  async handleConnection(socket: AgentSocket): Promise<void> {
    const { actor } = socket.data;
    endWithToken(socket, this.clock.now().getTime());
    bindCommands(socket, {
      classes: consoleCommandClasses,
      handlers: consoleCommands(socket, this.use) as never,
      logger: this.logger.child({ socket: socket.id, agentId: actor.agentId }),
      run: this.server.run.console,
      throttle: throttleOf(this.limiter, 'console', actor.agentId),
    });
    await socket.join([
      rooms.agent(actor.agentId),
      rooms.staff,
      ...(seesCustomers(actor) ? [rooms.customers] : []),
    ]);
    await Promise.all([this.presence.connect(actor, socket.id), this.stillValid(socket)]);
  }

  /**
   * The token was checked against what is known for up to five seconds, and whoever ended the session meanwhile told a
   * room in which this socket was not yet. From here on it is.
   */
  private async stillValid(socket: AgentSocket): Promise<void> {
    try {
      await this.actorOf.execute(socket.handshake.auth['token'] as string, { fresh: true });
    } catch (error) {
      if (error instanceof Refusal) endSession(socket, error.code);
      else this.logger.warn({ err: error }, 'session not checked again');
    }
  }

  async handleDisconnect(socket: AgentSocket): Promise<void> {
    forgetExpiry(socket);
    const { viewing } = socket.data;
    socket.data.viewing = null;
    leaveBoard(socket, this.use.board);
    if (viewing) await this.use.viewers.left(viewing);
    await this.presence.disconnect(socket.id);
  }

  private async admit(socket: AgentSocket): Promise<void> {
    const token = socket.handshake.auth['token'];
    if (typeof token !== 'string')
      throw new Refusal('token-missing', 'Connect with auth: { token } of POST /api/auth/sign-in.');
    const { actor, expiresAt } = await this.actorOf.execute(token);
    socket.data = { actor, expiresAt: expiresAt.getTime() };
  }
}
