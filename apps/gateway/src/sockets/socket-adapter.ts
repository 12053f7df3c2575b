import { IoAdapter } from '@nestjs/platform-socket.io';
import type { INestApplicationContext } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { createClient } from 'redis';
import type { Server, ServerOptions } from 'socket.io';
import { limitedParser, TRANSPORT_FRAME_BYTES } from './frame-limit';

/** socket.io as this product uses it: websocket only, no compression (253 kB a socket otherwise), our parser, Redis streams between nodes. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly redis: ReturnType<typeof createClient> | null,
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
    } as unknown as ServerOptions);
    if (this.redis) server.adapter(createAdapter(this.redis));
    return server;
  }
}
