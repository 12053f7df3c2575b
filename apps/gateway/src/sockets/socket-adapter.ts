import { IoAdapter } from '@nestjs/platform-socket.io';
import type { INestApplicationContext } from '@nestjs/common';
import type { Server, ServerOptions } from 'socket.io';
import { adapterOn } from '../nodes/redis-adapter';
import type { RedisLink } from '../nodes/redis-link';
import { gatherWrites } from './gathered-writes';
import { limitedParser, TRANSPORT_FRAME_BYTES } from './frame-limit';

/** socket.io as this product uses it: websocket only, no compression (253 kB a socket otherwise), our parser, Redis streams between nodes. */
export class SocketAdapter extends IoAdapter {
  /** `takes`: whether a new connection is wanted; a worker wants none, and nobody who is about to stop. */
  constructor(
    app: INestApplicationContext,
    private readonly link: RedisLink | null,
    private readonly takes: () => boolean,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server: Server = super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: TRANSPORT_FRAME_BYTES,
      pingInterval: 25_000,
      pingTimeout: 20_000,
      parser: limitedParser,
      allowRequest: (_, answer) => answer(null, this.takes()),
    } as Partial<ServerOptions> as ServerOptions);
    gatherWrites(server);
    if (this.link) server.adapter(adapterOn(this.link));
    return server;
  }
}
