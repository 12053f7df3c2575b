// Programs that are run to their end: npm, nx, initdb, jest. All end with the launcher.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAs } from './accounts.js';

const running = new Set();

/**
 * Runs a program and answers `{ code, output }`; `output` holds the last 64 kB of both streams.
 * With `show` its output goes straight to the terminal instead. After `limit` milliseconds it is ended.
 * `whenIdle` gives it the time of processors that nobody else wants.
 */
export function runProgram(program, args, { cwd, env, account, show = false, limit, whenIdle } = {}) {
  return new Promise((resolve) => {
    const [first, ...rest] = [...(whenIdle ? ['nice', '-n', '19'] : []), program, ...args];
    // An own process group: Ctrl-C reaches the launcher alone, which then ends the whole group.
    const child = spawn(first, rest, {
      cwd,
      env,
      detached: true,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      ...runAs(account),
    });
    running.add(child);
    // Linux may share its time out between sessions first, each as nice as this says; only then is `nice` looked at.
    if (whenIdle && child.pid) writeFile(`/proc/${child.pid}/autogroup`, '19').catch(() => {});
    let output = '';
    const take = (chunk) => (output = (output + chunk).slice(-65_536));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const timer = limit && setTimeout(() => signalGroup(child, 'SIGKILL'), limit);
    const finish = (code, text = '') => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output: output + text });
    };
    child.on('error', (error) => finish(-1, `${error.code}: ${error.message}`));
    child.on('close', (code, signal) => finish(code ?? -1, signal ? `ended by ${signal}` : ''));
  });
}

/** Ends every program still running, with its children. */
export async function stopPrograms() {
  for (const [signal, patience] of [
    ['SIGTERM', 3_000],
    ['SIGKILL', 2_000],
  ]) {
    for (const child of running) signalGroup(child, signal);
    const until = performance.now() + patience;
    while (running.size && performance.now() < until) await sleep(25);
  }
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
