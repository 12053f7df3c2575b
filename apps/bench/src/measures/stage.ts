import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { untilQuiet } from '../load/machine';
import { seedPairs, type Pair, type SeedSize } from '../load/seed';
import { Tokens } from '../load/tokens';
import type { Keeper, Kept } from '../topology/keeper';

/** Runs as in production, except that a few people write as much as many. */
const LOADED = { NODE_ENV: 'test', YINGDA_RATE_LIMITS: 'off', YINGDA_LOG_LEVEL: 'error' };
/** One node needs no Redis; an empty setting takes away what the keeper gives. */
const ALONE = { REDIS_URL: '' };
/** Lets a process collect its garbage when it is asked to, so that memory that is held can be told from what is not. */
const COLLECTING = ['--expose-gc', '--import', 'data:text/javascript,process.on("SIGUSR2",()=>{gc();gc()})'];

const TEMPLATE = 'bench_template';

function named(databaseUrl: string, database: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A process that takes sockets. */
export interface Served {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** A gateway with a database of its own. */
export interface ServedGateway extends Served {
  name: string;
  databaseUrl: string;
}

/** What a benchmark is run with. */
export interface Surroundings {
  keeper: Keeper;
  databaseUrl: string;
  redisUrl: string;
  secretKey: string;
  /** Where the built programs lie. */
  folder: string;
  quick: boolean;
  /** A folder for CPU profiles of the gateways. */
  profile: string | null;
  say(line: string): void;
}

/** Starts both sides of a benchmark, and ends whatever is left of them. */
export class Stage {
  readonly tokens: Tokens;
  readonly quick: boolean;
  readonly rounds: number;
  private readonly open = new Set<() => Promise<void>>();
  private made = 0;

  constructor(
    private readonly name: string,
    private readonly around: Surroundings,
  ) {
    this.tokens = new Tokens(around.secretKey);
    this.quick = around.quick;
    this.rounds = 3;
  }

  /** Waits a little for a moment in which nobody else needs the machine. */
  async quiet(): Promise<void> {
    await untilQuiet(this.quick ? 300 : 8_000);
  }

  say(line: string): void {
    this.around.say(line);
  }

  get keeper(): Keeper {
    return this.around.keeper;
  }

  /** A new database on the keeper's server, migrated and empty. */
  async database(): Promise<string> {
    const name = `bench_${this.name.replaceAll('-', '_')}_${++this.made}`;
    await this.query(this.around.databaseUrl, `create database ${name} template ${TEMPLATE}`);
    this.open.add(() => this.query(this.around.databaseUrl, `drop database ${name} with (force)`));
    return named(this.around.databaseUrl, name);
  }

  /** Once before all benchmarks: the database that those of all benchmarks are copies of. */
  async template(): Promise<void> {
    const url = named(this.around.databaseUrl, TEMPLATE);
    await this.query(this.around.databaseUrl, `create database ${TEMPLATE}`);
    const gateway = await this.gateway({ databaseUrl: url });
    await gateway.stop();
    await this.connected(url, workedElsewhere);
  }

  /** A gateway; alone on a database of its own unless told otherwise. */
  async gateway(
    how: { env?: Record<string, string>; databaseUrl?: string; cluster?: boolean; args?: string[] } = {},
  ): Promise<ServedGateway> {
    const databaseUrl = how.databaseUrl ?? (await this.database());
    const name = `${this.name}-${++this.made}`;
    const env = {
      ...LOADED,
      ...(how.cluster ? {} : ALONE),
      DATABASE_URL: databaseUrl,
      ...how.env,
    };
    const { profile } = this.around;
    const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`] : [];
    const args = [...COLLECTING, ...profiling, ...(how.args ?? [])];
    const kept: Kept = await this.keeper.start({ kind: 'gateway', name, env, args });
    const stop = this.once(() => this.keeper.stop(name));
    return { name, url: kept.url, pid: kept.pid!, databaseUrl, stop };
  }

  /** The same gateway once more, after it ended. `plain`: as it is started in earnest; `wait: false`: answered at once. */
  async again(before: ServedGateway, how: { plain?: boolean; wait?: boolean } = {}): Promise<ServedGateway> {
    const { name, databaseUrl } = before;
    await before.stop();
    const env = { ...LOADED, ...ALONE, DATABASE_URL: databaseUrl };
    const args = how.plain ? [] : COLLECTING;
    const kept = await this.keeper.start({ kind: 'gateway', name, env, args, wait: how.wait ?? true });
    return { ...before, pid: kept.pid!, stop: this.once(() => this.keeper.stop(name)) };
  }

  /** The file of a built program of ours. */
  program(name: string): string {
    return join(this.around.folder, `${name}.js`);
  }

  /** Bare socket.io. */
  async relay(): Promise<Served> {
    const child = fork(this.program('relay'), { execArgv: COLLECTING });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const stop = this.once(async () => {
      child.kill('SIGKILL');
      await ended;
    });
    const { port } = await new Promise<{ port: number }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { port: number }));
      child.once('error', reject);
    });
    return { url: `http://127.0.0.1:${port}`, pid: child.pid!, stop };
  }

  async seed(databaseUrl: string, size: SeedSize): Promise<Pair[]> {
    return this.connected(databaseUrl, async (client) => {
      const pairs = await seedPairs(client, size);
      await workedElsewhere(client);
      return pairs;
    });
  }

  async connected<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async query(databaseUrl: string, text: string): Promise<void> {
    await this.connected(databaseUrl, (client) => client.query(text));
  }

  /** The server that holds the databases, for its CPU. */
  async databasePid(): Promise<number> {
    const kept = (await this.keeper.list()).find(({ name }) => name === 'postgres');
    return kept!.pid!;
  }

  /** Ends what a benchmark started, the last thing first. */
  async clear(): Promise<void> {
    for (const stop of [...this.open].reverse()) await stop();
  }

  private once(work: () => Promise<void>): () => Promise<void> {
    const stop = async () => {
      if (this.open.delete(stop)) await work();
    };
    this.open.add(stop);
    return stop;
  }
}

/**
 * A gateway leaves search rows and other reactions to a worker as soon as one lives. Here one seems to live on another
 * machine, so that what is measured is a gateway as it runs in earnest, and its machine is not shared with the worker.
 */
async function workedElsewhere(client: Client): Promise<void> {
  await client.query(`insert into outbox_relays (holder, expires_at) values ('elsewhere', now() + interval '1 day')
    on conflict do nothing`);
  for (const until = performance.now() + 15_000; performance.now() < until; await sleep(100)) {
    const { rows } = await client.query<{ held: number }>(
      'select count(*)::integer as held from outbox_lanes where holder is not null',
    );
    if (rows[0]!.held === 0) return;
  }
  throw new Error('The gateway does not leave its reactions to a worker.');
}
