// How everything the launcher started comes to its end, whatever the reason, once and in order.
import { explain } from './failure.js';
import { identityOf, isRunning, isShell, parentOf } from './processes.js';
import { stopPrograms } from './run-program.js';

/** A stack of things to stop: the last one started is the first to go. */
export class Ending {
  #stops = [];
  #begun;

  constructor({ report, log }) {
    Object.assign(this, { report, log });
  }

  /** Remembers how to undo what was just done. */
  add(stop) {
    this.#stops.push(stop);
  }

  get hasBegun() {
    return Boolean(this.#begun);
  }

  /** Stops everything and ends this process with `exitCode`. */
  async finish(exitCode) {
    this.#begun ??= this.#stopAll();
    await this.#begun;
    process.exit(exitCode);
  }

  /** Says the failure in its sentence, stops everything and ends with the failure's code. */
  async fail(error) {
    if (this.hasBegun) return this.#begun;
    const failure = explain(error, this.log.path);
    if (failure !== error) this.log.write(`${error.stack}\n`);
    this.#begun = this.#stopAll();
    await this.#begun;
    process.stderr.write(`yingda: ${failure.message}\n`);
    process.exit(failure.exitCode);
  }

  /** Makes Ctrl-C, a polite kill, a closed terminal and an unforeseen error end everything cleanly. */
  listen({ onSignal }) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (!this.hasBegun) onSignal(signal);
      });
    }
    process.on('uncaughtException', (error) => void this.fail(error));
    process.on('unhandledRejection', (error) => void this.fail(error));
  }

  async #stopAll() {
    await stopPrograms();
    for (const stop of this.#stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        this.log.write(`${error.stack}\n`);
      }
    }
  }
}

/** The npm that runs this launcher, with the shell between them; empty when none does. */
export function npmParents(env) {
  if (!env.npm_lifecycle_event) return [];
  const shell = process.ppid;
  // Some shells stay between npm and us, some become us; above npm nobody is of interest.
  const pids = isShell(shell) ? [shell, parentOf(shell)] : [shell];
  return pids.map((pid) => ({ pid, identity: identityOf(pid) })).filter(({ identity }) => identity);
}

/** Calls `onDeath` once one of them is gone: then nobody could stop us any more. */
export function watchParents(parents, onDeath) {
  const timer = setInterval(() => {
    if (parents.every(isRunning)) return;
    clearInterval(timer);
    onDeath();
  }, 1_000);
  timer.unref();
}
