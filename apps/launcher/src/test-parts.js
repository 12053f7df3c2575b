// One part of the tests: Jest run on it, and what came of it.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runProgram } from './run-program.js';

// A part that hangs must not hang CI; each has several times what it should need.
const LIMIT = 15 * 60_000;
const PROOF_LIMIT = 90 * 60_000;
const PARALLEL = new Set(['unit', 'db', 'e2e']);

/** Runs Jest on one part; answers `{ part, passed, failed, skipped, seconds }`. */
export async function runPart(part, { root, env, folder, args, ci }) {
  const began = performance.now();
  const result = join(folder, `${part}.json`);
  const { code } = await runProgram(
    process.execPath,
    [
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['-c', 'jest.preset.js', '--json', `--outputFile=${result}`],
      ...(PARALLEL.has(part) ? [`--maxWorkers=${Math.max(2, Math.floor(cpus().length / 2))}`] : []),
      // CI trusts nothing that an earlier run left.
      ...(ci ? [`--cacheDirectory=${join(folder, 'jest')}`] : []),
      ...args,
    ],
    {
      cwd: root,
      env: { ...env, NODE_ENV: 'test', TEST_KIND: part },
      show: true,
      limit: part === 'proof' ? PROOF_LIMIT : LIMIT,
    },
  );
  const counts = countResults(
    existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : undefined,
    code,
  );
  return { part, ...counts, seconds: (performance.now() - began) / 1000 };
}

/** Counts what Jest reports. A suite that could not run, or a Jest that ended badly, is a failure too. */
export function countResults(report, code) {
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, skipped, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** The lines at the end of a run; the last one is always `N passed, N failed`. */
export function summarise(results, leftOut) {
  const lines = results.map(
    ({ part, passed, failed, skipped, seconds }) =>
      `${part.padEnd(12)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} in ${seconds.toFixed(1)} s`,
  );
  if (leftOut.length) {
    const what = leftOut.map(({ tests, missing }) => `${tests} (no ${missing})`).join(' and ');
    const how = [...new Set(leftOut.map(({ command }) => command))].join(' && ');
    lines.push(`Left out: ${what}; to run them too: ${how}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return [...lines, `${sum('passed')} passed, ${sum('failed')} failed`];
}
