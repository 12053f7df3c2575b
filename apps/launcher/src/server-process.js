// One gateway or worker of several, as the drivers and the cluster start them: it ends when it ends.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.js';
import { isReady, SERVER_FLAGS } from './gateway.js';
import { end, identityOf } from './processes.js';

const READY_WITHIN = 3 * 60_000;

/** `onEnded({ code, signal })` hears of every end. `start` may be called again after one. */
export class ServerProcess {
  #child;

  constructor({ main, cwd, env, args = [], port, log, onEnded = () => {} }) {
    Object.assign(this, { main, cwd, env, args, port, log, onEnded });
  }

  get pid() {
    return this.#child?.pid;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Answers once it is ready for customers, or at once without `wait`. */
  async start({ wait = true } = {}) {
    const from = statSync(this.log, { throwIfNoEntry: false })?.size ?? 0;
    // Straight into the file: what a server under load prints must cost nobody else anything.
    const output = openSync(this.log, 'a', 0o600);
    const child = spawn(process.execPath, [...SERVER_FLAGS, ...this.args, this.main], {
      cwd: this.cwd,
      env: { ...this.env, PORT: String(this.port) },
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    this.#child = child;
    let ended;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code, signal) => {
      ended ??= signal ?? `code ${code}`;
      this.onEnded({ code, signal });
    });
    const until = performance.now() + READY_WITHIN;
    while (wait && !(await isReady(this.url))) {
      if (ended) throw this.#refusal(ended, from);
      if (performance.now() > until)
        throw new Failure(`A server is not ready within three minutes: ${this.log} says why.`);
      await sleep(25);
    }
  }

  /** Lets it hand over, also one that was stopped by SIGSTOP. */
  async stop() {
    const pid = this.pid;
    if (pid)
      await end({ pid, identity: identityOf(pid) }, [
        ['SIGCONT', 0],
        ['SIGTERM', 20_000],
        ['SIGKILL', 5_000],
      ]);
  }

  #refusal(reason, from) {
    const said = readFileSync(this.log, 'utf8').slice(from).trim().split('\n');
    const sentence = said.filter((line) => line.startsWith('yingda: ')).pop();
    if (sentence) return new Failure(sentence.slice('yingda: '.length));
    return new Failure(`A server does not start (${reason}); its last words: ${said.pop()?.slice(0, 500)}`);
  }
}
