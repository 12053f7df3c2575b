// One PostgreSQL server on one data folder: started, watched, started again when it dies, stopped.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAs } from './accounts.js';
import { isNotYet, query } from './database-client.js';
import {
  DATABASE_USER,
  createDatabaseFolder,
  damaged,
  databaseEnvironment,
  stopLeftoverServer,
} from './database-folder.js';
import { Failure, diskFull, saysDiskFull } from './failure.js';
import { freePort } from './ports.js';
import { end, identityOf } from './processes.js';

const DURABLE = ['max_connections=120'];
/** Durable too, with places for several gateways, workers and whoever measures them. */
export const DURABLE_FOR_MANY = ['max_connections=400'];
/** Settings for tests, whose data nobody will miss. */
export const FAST_AND_LOOSE = [
  'max_connections=300',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

// What a server prints when the one before it has not quite gone yet, or another program took the port meanwhile.
const TRY_AGAIN =
  /pre-existing shared memory block|lock file .* already exists|Is another (postmaster|postgres)|Address already in use/i;
const ATTEMPTS = 8;

/**
 * `report(sentence)` tells of restarts; `onLost(failure)` is called when the server cannot be brought back. With
 * `onEnded({ code, signal })` it is not brought back by itself: `start` does, on the same port.
 */
export class Postgres {
  #child;
  #stopping = false;
  #port;

  constructor({ binaries, folder, account, password, log, settings = DURABLE, ...rest }) {
    const { port, report, onLost, onEnded } = rest;
    Object.assign(this, { binaries, folder, account, password, log, settings, report, onLost, onEnded });
    this.#port = port;
  }

  /** The address of one of its databases. */
  url(database) {
    return `postgres://${DATABASE_USER}:${this.password}@127.0.0.1:${this.#port}/${database}`;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Prepares the folder when it is new and answers once the server takes connections. */
  async start() {
    this.#stopping = false;
    await stopLeftoverServer(this.folder);
    await createDatabaseFolder(this);
    await this.#bringUp();
  }

  /** Rolls back what is open, writes everything down and ends. */
  async stop() {
    this.#stopping = true;
    const pid = this.#child?.pid;
    if (pid)
      await end({ pid, identity: identityOf(pid) }, [
        ['SIGCONT', 0],
        ['SIGINT', 30_000],
        ['SIGQUIT', 10_000],
        ['SIGKILL', 5_000],
      ]);
  }

  async #bringUp() {
    for (let attempt = 1; !this.#stopping; attempt += 1) {
      // The gateway knows the port, so a server that comes back comes back on the same one.
      this.#port ??= await freePort();
      this.log.forget();
      const child = this.#launch();
      if (await this.#isReady(child)) return;
      if (this.#stopping) return;
      const output = this.log.tail();
      if (saysDiskFull(output)) throw diskFull(this.folder);
      if (attempt === ATTEMPTS || !TRY_AGAIN.test(output)) throw this.#refusal(output);
      if (!this.#everReady) this.#port = undefined;
      await sleep(Math.min(250 * 2 ** attempt, 4_000));
    }
  }

  #everReady = false;
  #readyChild;

  #launch() {
    const options = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
      ...this.settings,
    ];
    const child = spawn(
      join(this.binaries.folder, 'postgres'),
      ['-D', this.folder, '-p', String(this.#port), ...options.flatMap((option) => ['-c', option])],
      // Its own process group: Ctrl-C must reach the gateway first, so only the launcher hears it.
      {
        cwd: this.folder,
        env: databaseEnvironment(),
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
        ...runAs(this.account),
      },
    );
    child.stderr.on('data', (chunk) => this.log.write(chunk.toString()));
    child.once('error', (error) => this.log.write(`${error.message}\n`));
    child.once('exit', (code, signal) => this.#ended(child, { code, signal }));
    this.#child = child;
    return child;
  }

  async #isReady(child) {
    let told = performance.now();
    while (child.pid && child.exitCode === null && child.signalCode === null) {
      try {
        await query(this.url('postgres'), 'SELECT 1');
        this.#everReady = true;
        this.#readyChild = child;
        return true;
      } catch (error) {
        if (!isNotYet(error)) {
          await end({ pid: child.pid, identity: identityOf(child.pid) }, [
            ['SIGINT', 5_000],
            ['SIGQUIT', 5_000],
          ]);
          throw this.#refusal(error.message, error.code);
        }
      }
      if (performance.now() - told > 10_000) {
        told = performance.now();
        this.report?.('PostgreSQL is still reading its journal after the last stop; please wait');
      }
      await sleep(50);
    }
    // Its last words may arrive after it ended.
    await sleep(100);
    return false;
  }

  async #ended(child, how) {
    // One that never was ready is told by the start that waits for it.
    if (this.onEnded) return child === this.#readyChild && this.onEnded(how);
    if (this.#stopping || child !== this.#child || !this.#everReady || this.#recovering) return;
    this.#recovering = true;
    this.report?.('PostgreSQL ended unexpectedly; starting it again');
    try {
      await this.#bringUp();
      if (!this.#stopping) this.report?.('PostgreSQL is back');
    } catch (error) {
      this.onLost?.(error);
    } finally {
      this.#recovering = false;
    }
  }

  #recovering = false;

  #refusal(output, code) {
    if (code === '28P01') {
      return new Failure(
        `The database in ${this.folder} does not take the password kept beside it: put back the secrets.json that belongs to it.`,
      );
    }
    const reason =
      output
        .split('\n')
        .filter((line) => /FATAL|PANIC|ERROR/.test(line))
        .pop() ?? output.trim().split('\n').pop();
    return damaged(
      this.folder,
      (reason || 'it ended without a word').replace(/^.*?(FATAL|PANIC|ERROR):\s*/, ''),
    );
  }
}
