import type { ChildProcess } from 'node:child_process';

/** What the keeper starts: our server in one of its roles, or one of the two it stands on. */
export type Kind = 'gateway' | 'worker' | 'redis' | 'postgres';

export type KeeperSignal = 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM';

/** A process that the keeper runs for us. */
export interface Kept {
  name: string;
  kind: Kind;
  /** Undefined while it does not run. */
  pid?: number;
  port: number;
  /** `http://…` of a server, `redis://…`, or `postgres://…/yingda`. The same through all its lives. */
  url: string;
}

export interface StartRequest {
  kind: Kind;
  /** Started again under its name, it gets the same port (and data folder) as before. */
  name: string;
  /** Further settings of a server, for example `{ ROLE: 'all', YINGDA_LOG_LEVEL: 'info' }`. */
  env?: Record<string, string>;
  /** Arguments of Node (`--expose-gc`), settings of PostgreSQL (`fsync=off`) or arguments of Redis (`--save`, ``). */
  args?: string[];
  /** False: answered when it is spawned, and not when it is ready. */
  wait?: boolean;
}

/** A process ended, whoever ended it; the keeper never starts one again by itself. */
export interface EndedEvent {
  name: string;
  code: number | null;
  signal: string | null;
}

type Request = { do: 'start' | 'signal' | 'stop' | 'list' } & Record<string, unknown>;
type Answer = { id: number; ok: boolean; message?: string };
type Told = (Answer & Record<string, unknown>) | ({ event: 'ended' } & EndedEvent);

/** The half of a process with an IPC channel that this needs; `process` of a forked driver has it. */
export type Channel = Pick<ChildProcess, 'on'> & {
  send?(message: object, callback?: (error: Error | null) => void): boolean;
};

/**
 * Our end of the channel to the launcher, which alone starts processes. It starts a `postgres` and a `redis` of these
 * names before it starts us. When it goes away we have nothing to drive: `onLost` says what then, ending by itself
 * otherwise.
 */
export class Keeper {
  private readonly waiting = new Map<number, (answer: Answer & Record<string, unknown>) => void>();
  private readonly listeners = new Set<(ended: EndedEvent) => void>();
  private last = 0;

  constructor(
    private readonly channel: Channel,
    onLost: () => void = () => process.exit(1),
  ) {
    if (!channel.send) throw new Error('Start this through npm run bench or npm run faults.');
    channel.on('message', (message) => this.hear(message as Told));
    channel.on('disconnect', onLost);
  }

  /** Answers once it is ready. @throws Error with the sentence of what does not start */
  async start(request: StartRequest): Promise<Kept> {
    return (await this.ask({ do: 'start', ...request })) as unknown as Kept;
  }

  /** Answers once the signal is sent; SIGKILL once the process is gone. */
  async signal(name: string, signal: KeeperSignal): Promise<void> {
    await this.ask({ do: 'signal', name, signal });
  }

  /** Ends it in an orderly way, waking it first where it was stopped; answers when it is gone. */
  async stop(name: string): Promise<void> {
    await this.ask({ do: 'stop', name });
  }

  async list(): Promise<Kept[]> {
    return (await this.ask({ do: 'list' }))['processes'] as Kept[];
  }

  /** Hears of every process that ends; gives the way to stop hearing. */
  onEnded(listener: (ended: EndedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private ask(request: Request): Promise<Answer & Record<string, unknown>> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, (answer) => (answer.ok ? resolve(answer) : reject(new Error(answer.message))));
      this.channel.send?.({ id, ...request }, (error) => {
        if (error && this.waiting.delete(id)) reject(error);
      });
    });
  }

  private hear(message: Told): void {
    if ('event' in message) {
      const { name, code, signal } = message as EndedEvent;
      for (const listener of this.listeners) listener({ name, code, signal });
      return;
    }
    const answer = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    answer?.(message);
  }
}
