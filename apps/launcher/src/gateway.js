// The server process: started, waited for, started again when it dies, stopped.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { Failure, diskFull, saysDiskFull } from './failure.js';
import { portFailure } from './ports.js';
import { end, identityOf } from './processes.js';

/**
 * How Node runs a server: room for the short-lived objects of many messages, or a sixth of the time goes into sweeping
 * them. It is only taken under load; the image's command says the same.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=64'];

const WRONG_SETTING = 78;
const TRIES_BEFORE_READY = 3;
const READY_WITHIN = 10 * 60_000;
const SLOWEST_RESTART = 10_000;
const STEADY_AFTER = 60_000;
// Lines meant for people; everything else the server prints belongs in its log.
const FOR_PEOPLE = /^yingda: (.*)/;

/**
 * `say(line)` prints what the server tells people, `onStarted(pid)` hears of every process, `onLost(failure)` of
 * one that cannot be brought back.
 */
export class Gateway {
  #child;
  #stopping = false;
  #ready = false;
  #said = [];
  #failures = 0;

  constructor({ main, env, cwd, address, settings, dataFolder, log, say, report, onStarted, onLost }) {
    Object.assign(this, {
      main,
      env,
      cwd,
      address,
      settings,
      dataFolder,
      log,
      say,
      report,
      onStarted,
      onLost,
    });
  }

  /** Answers once the server is ready for customers. */
  async start() {
    for (let attempt = 1; ; attempt += 1) {
      const ended = this.#launch();
      const outcome = await this.#outcome(ended);
      if (outcome.ready || this.#stopping) break;
      const failure = this.#refusal(outcome);
      if (failure.exitCode === WRONG_SETTING || attempt === TRIES_BEFORE_READY) throw failure;
      await sleep(500 * attempt);
    }
    this.#ready = true;
    this.#said.splice(0).forEach((line) => this.say(line));
  }

  /** Lets requests finish, then ends the server. */
  async stop() {
    this.#stopping = true;
    const pid = this.#child?.pid;
    if (pid)
      await end({ pid, identity: identityOf(pid) }, [
        ['SIGTERM', 20_000],
        ['SIGKILL', 5_000],
      ]);
  }

  #launch() {
    this.log.forget();
    this.#said = [];
    const began = performance.now();
    const child = spawn(process.execPath, [...SERVER_FLAGS, this.main], {
      cwd: this.cwd,
      env: this.env,
      // Its own process group: Ctrl-C reaches the launcher alone, which stops things in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    if (child.pid) this.onStarted(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#heard(line));
    }
    return new Promise((resolve) => {
      child.once('error', (error) => resolve({ code: -1, reason: error.message }));
      child.once('close', (code, signal) => {
        resolve({ code, reason: signal ?? `code ${code}` });
        if (this.#ready && !this.#stopping) this.#ended({ code, signal }, performance.now() - began);
      });
    });
  }

  #heard(line) {
    this.log.write(`${line}\n`);
    const [, text] = FOR_PEOPLE.exec(line) ?? [];
    if (!text) return;
    // Before it is ready a line may turn out to be the reason why it ends.
    if (this.#ready) this.say(text);
    this.#said.push(text);
  }

  async #outcome(ended) {
    let outcome;
    ended.then((result) => (outcome = result));
    const until = performance.now() + READY_WITHIN;
    while (!outcome) {
      if (await isReady(this.address)) return { ready: true };
      if (performance.now() > until) {
        await this.stop();
        return { reason: 'not ready within ten minutes' };
      }
      await sleep(50);
    }
    return outcome;
  }

  #refusal({ code, reason }) {
    const output = this.log.tail();
    const told = this.#said.at(-1);
    if (told) return new Failure(told, code === WRONG_SETTING ? WRONG_SETTING : 1);
    if (saysDiskFull(output)) return diskFull(this.dataFolder);
    if (/EADDRINUSE/.test(output)) return portFailure('EADDRINUSE', this.settings);
    return new Failure(`The server does not start (${reason}): its last words are in ${this.log.path}.`);
  }

  async #ended({ code, signal }, lived) {
    const told = this.#said.at(-1);
    if (code === WRONG_SETTING)
      return this.onLost(new Failure(told ?? `see ${this.log.path}`, WRONG_SETTING));
    this.#failures = lived > STEADY_AFTER ? 0 : this.#failures + 1;
    const pause = Math.min(250 * 2 ** this.#failures, SLOWEST_RESTART);
    this.report(
      `The server ended unexpectedly (${signal ?? `code ${code}`}); starting it again in ${pause / 1000} s (${this.log.path} says why)`,
    );
    await sleep(pause);
    if (this.#stopping) return;
    this.#launch();
    await this.#tellWhenBack(this.#child);
  }

  async #tellWhenBack(child) {
    while (child === this.#child && !this.#stopping) {
      if (await isReady(this.address)) return this.report('The server is back');
      await sleep(200);
    }
  }
}

/** Whether the server at this address says that it is ready. */
export async function isReady(address) {
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
