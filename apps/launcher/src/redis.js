// A Redis for one run: nothing written to disk.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.js';
import { freePort } from './ports.js';
import { end, identityOf } from './processes.js';

/** Started with `start`, which answers its address, as often as wanted on the same port; ended with `stop`. */
export class Redis {
  constructor({ program, folder, log, port, args = [], onEnded = () => {} }) {
    Object.assign(this, { program, folder, log, port, args, onEnded });
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start() {
    this.port ??= await freePort();
    const child = spawn(
      this.program,
      [
        ...['--port', this.port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
        ...['--dir', this.folder, '--pidfile', `${this.folder}/pid`, ...this.args],
      ].map(String),
      { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.on('data', (chunk) => this.log.write(chunk.toString()));
    child.once('error', () => {});
    child.once('exit', (code, signal) => this.onEnded({ code, signal }));
    this.pid = child.pid;
    const until = performance.now() + 10_000;
    while (child.pid && child.exitCode === null && performance.now() < until) {
      if (await answers(this.port)) return this.url;
      await sleep(50);
    }
    throw new Failure(`${this.program} does not start: ${this.log.path} says why.`);
  }

  async stop() {
    if (this.pid)
      await end({ pid: this.pid, identity: identityOf(this.pid) }, [
        ['SIGCONT', 0],
        ['SIGTERM', 5_000],
        ['SIGKILL', 2_000],
      ]);
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const say = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => say(data.toString().startsWith('+PONG')));
    socket.once('error', () => say(false));
    socket.setTimeout(1_000, () => say(false));
  });
}
