import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LeanOptions } from '../load/lean-socket';
import { memoryOf } from '../load/processes';
import type { Measured } from './measured';
import type { Served, Stage } from './stage';

/** Of one loader; several together open more than one process may. */
const EACH = 2_500;

/** What an idle socket holds in the gateway, once a token has said who it is, by what a bare one holds. */
export async function memory(stage: Stage): Promise<Measured> {
  const count = stage.quick ? 2_000 : 10_000;
  const first = await stage.gateway();
  const pairs = await stage.seed(first.databaseUrl, { conversations: count, agents: 10 });
  await first.stop();
  const shoppers: LeanOptions[] = pairs.map((pair) => ({
    namespace: '/widget',
    auth: { token: stage.tokens.visitor(pair) },
  }));
  const nobody: LeanOptions[] = pairs.map(() => ({}));
  const ratios: number[] = [];
  for (let round = 0; round < stage.rounds; round++) {
    const bare = await perSocket(stage, await stage.relay(), nobody);
    const ours = await perSocket(stage, await stage.gateway({ databaseUrl: first.databaseUrl }), shoppers);
    stage.say(
      `  ${count.toLocaleString('en')} sockets: bare ${(bare / 1024).toFixed(1)} kB, product ${(ours / 1024).toFixed(1)} kB each`,
    );
    ratios.push(ours / bare);
  }
  return { memory: ratios };
}

/**
 * Bytes a socket adds to those that are there; the server ends with it. Not counted from none: a process that has just
 * started has room left from starting, the larger the more it started.
 */
async function perSocket(stage: Stage, server: Served, options: LeanOptions[]): Promise<number> {
  const first = Math.floor(options.length / 5);
  const loaders: ChildProcess[] = [];
  const open = async (from: number, to: number) => {
    for (let at = from; at < to; at += EACH)
      loaders.push(
        await loader(stage, { url: server.url, options: options.slice(at, Math.min(to, at + EACH)) }),
      );
    return settled(server.pid, stage.quick ? 250 : 700);
  };
  try {
    const before = await open(0, first);
    return ((await open(first, options.length)) - before) / (options.length - first);
  } finally {
    for (const child of loaders) child.kill('SIGKILL');
    await server.stop();
  }
}

function loader(stage: Stage, held: { url: string; options: LeanOptions[] }): Promise<ChildProcess> {
  const child = fork(stage.program('loader'));
  return new Promise((resolve, reject) => {
    child.once('message', (told: { failed?: string }) => {
      if (told.failed) reject(new Error(`Sockets could not be opened: ${told.failed}`));
      else resolve(child);
    });
    child.once('error', reject);
    child.send(held);
  });
}

/** What a process holds after it has thrown away what it needs no more. */
async function settled(pid: number, pauseMs: number): Promise<number> {
  for (let times = 0; times < 2; times++) {
    await sleep(pauseMs);
    process.kill(pid, 'SIGUSR2');
  }
  await sleep(pauseMs);
  return memoryOf(pid);
}
