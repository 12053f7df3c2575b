import { performance } from 'node:perf_hooks';
import { spawn } from 'node:child_process';
import { end, identityOf, isRunning } from './processes.js';

const start = (code) => {
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve) =>
    child.stdout.once('data', () => resolve({ child, pid: child.pid, identity: identityOf(child.pid) })),
  );
};
const PATIENT = 'console.log(1); setInterval(() => {}, 1e6)';
const STUBBORN = `process.on('SIGTERM', () => {}); ${PATIENT}`;

describe('processes', () => {
  test('have an identity while they run, and one that a later process with the same id would not have', async () => {
    const target = await start(PATIENT);
    expect(identityOf(target.pid)).toBe(target.identity);
    expect(isRunning({ ...target, identity: 'of an earlier one' })).toBe(false);
    expect(await end(target, [['SIGTERM', 5_000]])).toBe(true);
    expect(identityOf(target.pid)).toBeUndefined();
  });

  test('that do not heed a polite signal get the next one', async () => {
    const target = await start(STUBBORN);
    expect(await end(target, [['SIGTERM', 100]])).toBe(false);
    expect(
      await end(target, [
        ['SIGTERM', 100],
        ['SIGKILL', 5_000],
      ]),
    ).toBe(true);
  });

  test('that are gone already are not waited for, and nobody else is hurt', async () => {
    const began = performance.now();
    expect(await end({ pid: process.pid, identity: undefined }, [['SIGKILL', 5_000]])).toBe(true);
    expect(await end({ pid: process.pid, identity: 'of an earlier one' }, [['SIGKILL', 5_000]])).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
