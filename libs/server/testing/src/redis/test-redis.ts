import { randomBytes } from 'node:crypto';
import { createClient, type RedisClientType } from 'redis';

/** A Redis client whose keys begin with a prefix of their own, on a server that others use at the same time. */
export interface TestRedis {
  client: RedisClientType;
  url: string;
  prefix: string;
  /** Removes this prefix's keys only. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Whether the tests were given a Redis server. */
export function hasRedis(): boolean {
  return Boolean(process.env.REDIS_URL);
}

/** Connects to REDIS_URL. */
export async function testRedis(): Promise<TestRedis> {
  const url = process.env.REDIS_URL;
  if (!url) throw new Error('This spec needs REDIS_URL');
  const prefix = `test:${randomBytes(6).toString('hex')}:`;
  const client = createClient({ url }) as RedisClientType;
  client.on('error', () => undefined);
  await client.connect();
  const flush = async () => {
    for await (const keys of client.scanIterator({ MATCH: `*${prefix}*`, COUNT: 500 })) {
      if (keys.length > 0) await client.unlink(keys);
    }
  };
  return {
    client,
    url,
    prefix,
    flush,
    async close() {
      await flush();
      client.destroy();
    },
  };
}
