// Processes of other programs: are they alive, are they still the same ones, and how to end them.
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What distinguishes this process from a later one with the same id (boot and start time), or undefined when
 * no such process runs. A zombie counts as gone: in a container nobody may ever reap it.
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  if (process.platform === 'linux') {
    const { state, started } = statusOf(pid);
    if (!state || state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${started}`;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The process that started this one, where the system tells (Linux). */
export function parentOf(pid) {
  return Number(statusOf(pid).parent);
}

/** Whether this process is a shell that runs one command for somebody. */
export function isShell(pid) {
  return /^(sh|dash|bash|ash|busybox)$/.test(statusOf(pid).name ?? '');
}

function statusOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold anything, so fields are counted after the last one.
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    return {
      name: text.slice(text.indexOf('(') + 1, end),
      state: fields[0],
      parent: fields[1],
      started: fields[19],
    };
  } catch {
    return {};
  }
}

/** Whether the process `{ pid, identity }` noted earlier still runs; an identity of undefined never did. */
export function isRunning({ pid, identity }) {
  return identity !== undefined && identityOf(pid) === identity;
}

/** Sends each `[signal, patience in ms]` in turn until the process is gone; tells whether it is. */
export async function end(target, steps) {
  for (const [signal, patience] of steps) {
    if (!isRunning(target)) return true;
    try {
      process.kill(target.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    const until = performance.now() + patience;
    while (isRunning(target) && performance.now() < until) await sleep(25);
  }
  return !isRunning(target);
}
