// One part of the tests: Jest run on it, and what came of it.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { SERVER_FLAGS } from './gateway.js';
import { runProgram } from './run-program.js';

// A part that hangs must not hang CI; each has several times what it should need.
const LIMIT = 15 * 60_000;
const PROOF_LIMIT = 90 * 60_000;
// Database specs wait for PostgreSQL half of their time, so one more of them is under way than there are processors.
// A browser with a whole product keeps two processors busy, and `npm start` is timed: those go one after the other.
const half = Math.max(2, Math.floor(cpus().length / 2));
const WORKERS = { unit: half, db: half + 1, e2e: half };

/**
 * In which order parts run, and which side by side. What needs whole processors or is timed closely runs alone; the
 * installation mostly waits, and lint and types only take what it leaves.
 */
export function roundsOf(parts) {
  const beside = parts.includes('installation') && parts.includes('static') ? ['static'] : [];
  return parts
    .filter((part) => !beside.includes(part))
    .map((part) => (part === 'installation' ? [part, ...beside] : [part]));
}

/** Runs Jest on one part; answers `{ part, passed, failed, skipped, seconds }`. */
export async function runPart(part, { root, env, folder, args, ci }) {
  const began = performance.now();
  const result = join(folder, `${part}.json`);
  const { code } = await runProgram(
    process.execPath,
    [
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['-c', 'jest.preset.js', '--json', `--outputFile=${result}`],
      `--maxWorkers=${WORKERS[part] ?? 1}`,
      // CI trusts nothing that an earlier run left.
      ...(ci ? [`--cacheDirectory=${join(folder, 'jest')}`] : []),
      ...args,
    ],
    {
      cwd: root,
      // What a proof measures of a server's code runs with a server's memory.
      env: {
        ...env,
        ...{ NODE_ENV: 'test', TEST_KIND: part },
        ...(part === 'proof' ? { NODE_OPTIONS: SERVER_FLAGS.join(' ') } : {}),
      },
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
