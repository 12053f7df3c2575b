import { Inject } from '@nestjs/common';
import {
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { widgetCommandClasses } from '@yingda/contracts';
import { Refusal, WIDGET_NAMESPACE } from '@yingda/contracts/names';
import { CustomerReader } from '@yingda/customers';
import { RateLimiter, CLOCK, LOG, type Clock } from '@yingda/platform';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import { WidgetTokens } from '../http/widget-tokens';
import { refusalFrom } from '../http/refusal-from';
import { bindCommands } from './bind-commands';
import { Departures } from './departures';
import { rooms } from './rooms';
import { endSession, endWithToken, forgetExpiry, type CustomerSocket } from './session';
import { SocketServer } from './socket-server';
import { throttleOf } from './throttle';
import { widgetCommands, type WidgetUseCases } from './widget-commands';
import { WIDGET_USE_CASES } from './tokens';

/** Shoppers' sockets: who may connect, which rooms, which commands. */
@WebSocketGateway({ namespace: WIDGET_NAMESPACE })
export class WidgetGateway
  implements
    OnGatewayInit<Namespace>,
    OnGatewayConnection<CustomerSocket>,
    OnGatewayDisconnect<CustomerSocket>
{
  constructor(
    @Inject(SocketServer) private readonly server: SocketServer,
    @Inject(WidgetTokens) private readonly tokens: WidgetTokens,
    @Inject(CustomerReader) private readonly customers: CustomerReader,
    @Inject(WIDGET_USE_CASES) private readonly use: WidgetUseCases,
    @Inject(Departures) private readonly departures: Departures,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly logger: Logger,
  ) {}

  afterInit(namespace: Namespace): void {
    this.server.attach({ widget: namespace });
    this.departures.attach(namespace);
    this.use.queuePlaces.attach(namespace);
    namespace.use((socket, next) => {
      this.admit(socket as CustomerSocket).then(
        () => next(),
        (error: unknown) => {
          const refusal = refusalFrom(error);
          this.logger.info({ namespace: WIDGET_NAMESPACE, refusal: refusal.code }, 'connection refused');
          this.server.watch.refused('widget', refusal.code);
          next(Object.assign(new Error(refusal.code), { data: refusal.toWire() }));
        },
      );
    });
  }

  async handleConnection(socket: CustomerSocket): Promise<void> {
    const { actor } = socket.data;
    endWithToken(socket, this.clock.now().getTime());
    bindCommands(socket, {
      classes: widgetCommandClasses,
      handlers: widgetCommands(socket, this.use) as never,
      logger: this.logger.child({ socket: socket.id, customerId: actor.customerId }),
      run: this.server.run.widget,
      throttle: throttleOf(this.limiter, 'widget', actor.identityId),
    });
    await socket.join(rooms.customer(actor.customerId));
    // Nobody waits for it: at worst they count as gone until somebody looks.
    this.departures
      .arrived(actor)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'arrival not noted'));
    // A block that came between admission and the room: whoever set it told the room only.
    const blocked = await this.customers.isBlocked(actor.customerId).catch(() => false);
    if (blocked) endSession(socket, 'visitor-blocked');
  }

  async handleDisconnect(socket: CustomerSocket): Promise<void> {
    forgetExpiry(socket);
    // Without the database nobody is noticed leaving; who stays away stays in the queue and is answered.
    await this.departures
      .left(socket.data.actor)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'departure not noted'));
  }

  private async admit(socket: CustomerSocket): Promise<void> {
    const token = socket.handshake.auth['token'];
    if (typeof token !== 'string')
      throw new Refusal('token-missing', 'Connect with auth: { token } of POST /api/widget/sessions.');
    const { actor, expiresAt } = await this.tokens.verify(token);
    if (await this.customers.isBlocked(actor.customerId))
      throw new Refusal('visitor-blocked', 'This visitor is blocked.');
    socket.data = { actor, expiresAt };
  }
}
