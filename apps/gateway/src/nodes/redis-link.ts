import type { Log } from '@yingda/platform';
import { createClient } from 'redis';

export type Redis = ReturnType<typeof createClient>;

const LOOK_MS = 500;
const PATIENCE_MS = 1_000;
/** A line that says nothing for so long is dropped and dialled again: a vanished host never says goodbye. */
const SILENCE_MS = 15_000;

/** Redis does not answer just now; what it was wanted for is done without it or left. */
export class RedisAway extends Error {
  constructor() {
    super('Redis does not answer at the moment');
  }
}

/**
 * This process's way to Redis. Commands fail at once while it is away, stopped or unreachable, and those in hand when it
 * goes; nothing piles up and nobody waits. It comes back by itself, however long that takes.
 */
export class RedisLink {
  private answering = true;
  private asking = false;
  private readonly inHand = new Set<(error: Error) => void>();
  private readonly readers: Redis[] = [];
  private readonly listeners: ((up: boolean) => void)[] = [];
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly client: Redis,
    private readonly log: Log,
    /** Begins every key, stream and channel: several products may share one Redis. */
    readonly product: string,
  ) {
    client.on('error', (error: Error) => this.turn(false, error));
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /**
   * `product` is the same on every node of one product and differs from those of others.
   * @throws the client's error when it cannot be reached now: a wrong address is told at the start
   */
  static async connect(url: string, log: Log, product: string): Promise<RedisLink> {
    let started = false;
    const client = createClient({
      url,
      disableOfflineQueue: true,
      pingInterval: SILENCE_MS / 3,
      socket: {
        connectTimeout: 5_000,
        socketTimeout: SILENCE_MS,
        reconnectStrategy: (tries) =>
          started || tries < 3 ? Math.min(50 * 2 ** Math.min(tries, 5), 1_000) : new Error('not reachable'),
      },
    });
    const quiet = () => undefined;
    client.on('error', quiet);
    await client.connect();
    started = true;
    return new RedisLink(client as Redis, log, product);
  }

  get isUp(): boolean {
    return this.answering && this.client.isReady;
  }

  /** Hears of every loss and every return. */
  onTurn(listener: (up: boolean) => void): void {
    this.listeners.push(listener);
  }

  /** One command. @throws RedisAway at once, or as soon as it is noticed */
  ask<T>(command: (client: Redis) => Promise<T>): Promise<T> {
    if (!this.isUp) return Promise.reject(new RedisAway());
    return new Promise((resolve, reject) => {
      this.inHand.add(reject);
      command(this.client)
        .then(resolve, reject)
        .finally(() => this.inHand.delete(reject));
    });
  }

  /** A connection of its own, for reading and subscribing; it waits for Redis instead of failing, and ends with the link. */
  reader(): Redis {
    const reader = this.client.duplicate({ disableOfflineQueue: false }) as Redis;
    reader.on('error', () => undefined);
    this.readers.push(reader);
    return reader;
  }

  /** Scripts for rate limits. */
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown> {
    const keys = options.keys.map((key) => `${this.product}:${key}`);
    return this.ask((client) => client.eval(script, { ...options, keys }));
  }

  /** What was said last still goes out, if Redis takes it. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const reader of this.readers.splice(0)) reader.destroy();
    // The client's own promise never settles when the line breaks while it says its last.
    let cut: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (cut = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.client.close().catch(() => undefined), late]);
    clearTimeout(cut);
    this.client.destroy();
  }

  private async look(): Promise<void> {
    if (this.asking || !this.client.isReady) return;
    this.asking = true;
    const late = setTimeout(() => this.turn(false, new RedisAway()), PATIENCE_MS);
    try {
      await this.client.ping();
      this.turn(true);
    } catch (error) {
      this.turn(false, error);
    } finally {
      clearTimeout(late);
      this.asking = false;
    }
  }

  private turn(up: boolean, error?: unknown): void {
    if (up === this.answering) return;
    this.answering = up;
    if (up) this.log.info({}, 'redis answers again');
    else
      this.log.warn({ err: error }, 'redis does not answer; nodes hear of each other through the database');
    if (!up) for (const reject of this.inHand) reject(new RedisAway());
    for (const listener of this.listeners) listener(up);
  }
}
