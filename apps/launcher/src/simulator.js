// The fake providers beside the demo: a process that nobody waits for and without which the shop works on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, identityOf } from './processes.js';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const STEADY_AFTER = 60_000;

/** `address` is the product's own, where webhooks go; `secret` makes the accounts' keys this installation's. */
export class SimulatorProcess {
  #child;
  #stopping = false;

  /** `ports` `{ http, imap, smtp }`: each one of loopback. */
  constructor({ main, cwd, ports, address, publicUrl, secret, log }) {
    Object.assign(this, { main, cwd, log, url: `http://127.0.0.1:${ports.http}` });
    this.env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(ports.http),
      SIMULATOR_IMAP_PORT: String(ports.imap),
      SIMULATOR_SMTP_PORT: String(ports.smtp),
      SIMULATOR_HOOKS: `${address}/hooks`,
      SIMULATOR_PUBLIC_URL: `${publicUrl}/simulator`,
      SIMULATOR_SEED: String(seedOf(secret)),
      SIMULATOR_WITH_PARENT: 'on',
    };
  }

  /** Starts it, and again whenever it ends. */
  start() {
    void this.#keepAlive();
  }

  async stop() {
    this.#stopping = true;
    const pid = this.#child?.pid;
    if (pid)
      await end({ pid, identity: identityOf(pid) }, [
        ['SIGTERM', 2_000],
        ['SIGKILL', 2_000],
      ]);
  }

  async #keepAlive() {
    for (let pause = FIRST_PAUSE; !this.#stopping; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const began = performance.now();
      await this.#run();
      if (performance.now() - began > STEADY_AFTER) pause = FIRST_PAUSE;
      if (!this.#stopping) await sleep(pause, undefined, { ref: false });
    }
  }

  #run() {
    const child = spawn(process.execPath, [this.main], {
      cwd: this.cwd,
      env: this.env,
      // Its own process group, as the server; the pipe tells it when the launcher is gone.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdin.on('error', () => undefined);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => this.log.write(chunk.toString('utf8')));
    return new Promise((resolve) => {
      child.once('error', (error) => {
        this.log.write(`${error.message}\n`);
        resolve();
      });
      child.once('close', resolve);
    });
  }
}

/** The same for the same secret, which it does not tell. */
function seedOf(secret) {
  return createHash('sha256').update(`simulator:${secret}`).digest().readUInt32BE(0);
}
