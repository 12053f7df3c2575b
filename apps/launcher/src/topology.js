// Several gateways and workers on one PostgreSQL and one Redis, each process with a name, a port and a life of its own.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayMain } from './build.js';
import { databaseBinaries } from './database-binaries.js';
import { ensureDatabase } from './database-client.js';
import { Failure } from './failure.js';
import { Guardian } from './guardian.js';
import { LogFile } from './log-file.js';
import { prepareFolder } from './paths.js';
import { steadyPort } from './ports.js';
import { DURABLE_FOR_MANY, Postgres } from './postgres.js';
import { end, identityOf } from './processes.js';
import { Redis } from './redis.js';
import { ServerProcess } from './server-process.js';
import { withoutSettings } from './settings.js';

const DATABASE = 'yingda';
// Nobody outside this machine reaches the servers, and their data is gone when the run is.
const PASSWORD = 'driven';
const SECRET_KEY = 'only-for-this-run-and-gone-with-it-0123456789';

/** `surroundings` `{ root, env, account, files, redisProgram, guardian }`; `onEnded({ name, code, signal })`. */
export class Topology {
  #kept = new Map();
  #guardian = new Guardian();

  constructor({ folder, settings = {}, onEnded = () => {}, ...surroundings }) {
    Object.assign(this, { folder, settings, onEnded, surroundings });
    this.#guardian.start();
  }

  /** Starts `{ kind, name, env, args, wait }`, anew or again, and answers `{ name, kind, pid, port, url }`. */
  async start({ kind, name, env = {}, args = [], wait = true }) {
    const make = {
      gateway: this.#server,
      worker: this.#server,
      redis: this.#redis,
      postgres: this.#postgres,
    }[kind];
    if (!make) throw new Failure(`"${kind}" is nothing that can be started.`);
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new Failure(`"${name}" is no name for a process.`);
    const known = this.#kept.get(name);
    if (known && known.kind !== kind) throw new Failure(`"${name}" is a ${known.kind} already.`);
    if (known && this.#pidOf(known)) throw new Failure(`"${name}" runs already.`);
    const port = known?.port ?? (await steadyPort());
    const onEnded = (how) => this.onEnded({ name, ...how });
    const process = make.call(this, { kind, name, env, args, port, onEnded });
    this.#kept.set(name, { kind, name, port, process });
    const started = process.start({ wait });
    this.#guardian.watch(process.pid, kind === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
    await started;
    this.#guardian.watch(process.pid, kind === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
    if (kind === 'postgres') await ensureDatabase(process.url('postgres'), DATABASE);
    return this.#told(name);
  }

  /** Sends it a signal; a killed one is gone when this answers. */
  async signal(name, signal) {
    const pid = this.#pidOf(this.#named(name));
    if (!pid) throw new Failure(`"${name}" does not run.`);
    if (signal === 'SIGKILL') await end({ pid, identity: identityOf(pid) }, [['SIGKILL', 10_000]]);
    else process.kill(pid, signal);
  }

  async stop(name) {
    await this.#named(name).process.stop();
  }

  list() {
    return [...this.#kept.keys()].map((name) => this.#told(name));
  }

  /** Ends everything: our servers first, so that they can hand over, then what they stand on. */
  async stopAll() {
    const all = [...this.#kept.values()];
    const ours = all.filter(({ kind }) => kind === 'gateway' || kind === 'worker');
    await Promise.all(ours.map(({ process }) => process.stop()));
    await Promise.all(all.filter((one) => !ours.includes(one)).map(({ process }) => process.stop()));
  }

  /** The run's folder goes with the run; what the servers said is wanted most when something went wrong. */
  keepLogs(report) {
    const kept = join(this.surroundings.files.folder, 'last-logs');
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(this.folder)) {
      if (name.endsWith('.log')) copyFileSync(join(this.folder, name), join(kept, name));
    }
    report.line(`日志 Logs of the servers: ${kept}`);
  }

  /** What everybody who talks to the database and to the servers must know. */
  get shared() {
    return {
      DATABASE_URL: this.#told('postgres').url,
      REDIS_URL: this.#told('redis').url,
      SECRET_KEY,
    };
  }

  /** Also ends with us: a process that somebody else started. */
  guard(pid) {
    this.#guardian.watch(pid);
  }

  #server({ kind, name, env, args, port, onEnded }) {
    const { root, env: outer } = this.surroundings;
    return new ServerProcess({
      main: gatewayMain(root),
      cwd: root,
      args,
      port,
      onEnded,
      log: join(this.folder, `${name}.log`),
      env: {
        ...withoutSettings(outer),
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        ROLE: kind,
        ...this.shared,
        STORAGE_URL: `file:${join(this.folder, 'files')}`,
        YINGDA_DIST: join(root, 'dist'),
        TRUST_PROXY: 'loopback',
        DEMO: 'off',
        // Whoever drives asks for more where it wants to read it.
        YINGDA_LOG_LEVEL: 'warn',
        ...this.settings,
        ...env,
      },
    });
  }

  #redis({ name, args, port, onEnded }) {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    const log = new LogFile(join(this.folder, `${name}.log`));
    return new Redis({ program: this.surroundings.redisProgram, folder, log, port, args, onEnded });
  }

  #postgres({ name, args, port, onEnded }) {
    const { root, account, files } = this.surroundings;
    return new Postgres({
      binaries: databaseBinaries({ root, account, copies: files.binaries }),
      folder:
        name === 'postgres'
          ? join(this.folder, 'postgres')
          : join(prepareFolder(join(this.folder, name), account), 'data'),
      account,
      port,
      onEnded,
      password: PASSWORD,
      settings: [...DURABLE_FOR_MANY, ...args],
      log: new LogFile(join(this.folder, `${name}.log`)),
    });
  }

  #named(name) {
    const found = this.#kept.get(name);
    if (!found) throw new Failure(`There is no process called "${name}".`);
    return found;
  }

  #pidOf({ process }) {
    return identityOf(process.pid) ? process.pid : undefined;
  }

  #told(name) {
    const one = this.#named(name);
    const { kind, port, process } = one;
    return {
      name,
      kind,
      pid: this.#pidOf(one),
      port,
      url: kind === 'postgres' ? process.url(DATABASE) : process.url,
    };
  }
}
