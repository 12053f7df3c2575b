import { IoAdapter } from '@nestjs/platform-socket.io';
import type { INestApplicationContext } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { createClient } from 'redis';
import type { Server, ServerOptions } from 'socket.io';
import { limitedParser, TRANSPORT_FRAME_BYTES } from './frame-limit';

type Redis = ReturnType<typeof createClient>;

/** socket.io as this product uses it: websocket only, no compression (253 kB a socket otherwise), our parser, Redis streams between nodes. */
export class SocketAdapter extends IoAdapter {
  private readonly readers: Redis[] = [];

  constructor(
    app: INestApplicationContext,
    private readonly redis: Redis | null,
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
    if (this.redis) server.adapter(createAdapter(this.recording(this.redis)));
    return server;
  }

  /** After the server is closed: ends the connections the streams adapter made for itself and leaves open. */
  endReaders(): void {
    for (const reader of this.readers.splice(0)) reader.destroy();
  }

  private recording(redis: Redis): Redis {
    const duplicate = redis.duplicate.bind(redis);
    redis.duplicate = ((...options: Parameters<typeof duplicate>) => {
      const reader = duplicate(...options);
      reader.on('error', () => undefined);
      this.readers.push(reader as Redis);
      return reader;
    }) as typeof redis.duplicate;
    return redis;
  }
}
