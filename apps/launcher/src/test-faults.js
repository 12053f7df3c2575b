// The fault suite in short, as a part of npm test: the same seed every time, and one of chance that is printed.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runProgram } from './run-program.js';

const FIXED_SEED = 20;
const SECONDS = 15;
// Small enough for a machine that runs other tests, too.
const SIZE = ['--gateways', '2', '--visitors', '16', '--agents', '4', '--rate', '40'];
// Starting, the quiet phase and its patience come on top.
const LIMIT = 5 * 60_000;

/** Answers `{ part, passed, failed, skipped, seconds }`, as a part that Jest runs does. Each seed is a test. */
export async function runFaults({ root, env }) {
  const began = performance.now();
  const codes = [];
  for (const seed of [FIXED_SEED, randomInt(2 ** 32)]) {
    const { code } = await runProgram(
      process.execPath,
      [
        join(root, 'apps', 'launcher', 'src', 'drive.js'),
        ...['faults', '--seed', String(seed), '--seconds', String(SECONDS), ...SIZE],
      ],
      { cwd: root, env, show: true, limit: LIMIT },
    );
    codes.push(code);
  }
  const failed = codes.filter((code) => code !== 0).length;
  return {
    part: 'faults',
    passed: codes.length - failed,
    failed,
    skipped: 0,
    seconds: (performance.now() - began) / 1000,
  };
}
