import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Namespace } from 'socket.io';
import type { Redis, RedisLink } from './redis-link';

type Make = ReturnType<typeof createAdapter>;
type StreamsAdapter = ReturnType<Make> & {
  doPublish(message: object): Promise<string>;
  publishAndReturnOffset(message: object): Promise<string>;
  uid: string;
  nsp: Namespace;
};

/**
 * The Redis Streams adapter, except that nothing here waits for Redis: as it comes, a broadcast reaches this node's own
 * sockets only after Redis has taken it, and never while Redis is away. We use no offsets, so there is nothing to wait for.
 */
export function adapterOn(link: RedisLink): Make {
  // Nodes of another product on the same Redis would be asked too, and waited for when they die.
  const make = createAdapter(clientFor(link), {
    streamName: `${link.product}:sockets`,
    channelPrefix: `${link.product}:sockets`,
  });
  // Called with `new`, which an arrow function cannot be.
  return function adapter(namespace: Namespace) {
    const made = make(namespace) as StreamsAdapter;
    made.publishAndReturnOffset = (message) => {
      made
        .doPublish(Object.assign(message, { uid: made.uid, nsp: made.nsp.name }))
        // Nodes that hear nothing read the outbox meanwhile.
        .catch(() => undefined);
      return Promise.resolve('');
    };
    return made;
  } as Make;
}

/** What the adapter uses of a client; `sSubscribe` is how it knows the kind. */
function clientFor(link: RedisLink): Redis {
  const client = {
    sSubscribe: () => undefined,
    duplicate: () => link.reader(),
    xAdd: (...args: Parameters<Redis['xAdd']>) => link.ask((redis) => redis.xAdd(...args)),
    // Its failures are looked at by nobody.
    publish: (...args: Parameters<Redis['publish']>) =>
      link.ask((redis) => redis.publish(...args)).catch(() => 0),
    sendCommand: (command: string[]) => link.ask((redis) => redis.sendCommand(command)),
  };
  return client as unknown as Redis;
}
