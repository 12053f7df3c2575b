// Ends what a killed launcher leaves behind: told of every process over IPC, it acts when that channel breaks.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, identityOf, isRunning } from './processes.js';

const SELF = fileURLToPath(import.meta.url);

/** Our end of it. */
export class Guardian {
  #child;

  start() {
    this.#child = fork(SELF, [], { detached: true, stdio: 'ignore' });
    this.#child.on('error', () => {});
    // It must not keep the launcher from ending.
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** Should we be killed, this process is ended too; `signal` is how (SIGQUIT lets PostgreSQL clean up). */
  watch(pid, signal = 'SIGKILL') {
    if (pid && this.#child?.connected) this.#child.send({ pid, identity: identityOf(pid), signal });
  }
}

if (process.argv[1] === SELF) guard();

function guard() {
  const watched = new Map();
  process.on('message', (who) => {
    for (const [pid, known] of watched) if (!isRunning(known)) watched.delete(pid);
    watched.set(who.pid, who);
  });
  // Ctrl-C and a closed terminal are the launcher's to act on.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => {});
  process.on('disconnect', async () => {
    await Promise.all(
      [...watched.values()].map((who) =>
        end(who, [
          ['SIGCONT', 0],
          [who.signal, 5_000],
          ['SIGKILL', 2_000],
        ]).catch(() => undefined),
      ),
    );
    process.exit(0);
  });
}
