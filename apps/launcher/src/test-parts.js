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
// Their specs wait for real sockets, browsers and processes: a machine that stands still for seconds makes one fail.
const ON_REAL_TIME = new Set(['db', 'e2e', 'journeys', 'installation']);
const MOST_REPEATED = 3;
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

/**
 * Runs Jest on one part; answers `{ part, passed, failed, skipped, seconds, again }`. In CI, the few specs of a part
 * on real time that fail are run once more, by themselves: one that passes then is counted as passed and named in
 * `again`, because what held it up was the machine or is rare, and either way somebody has to look.
 */
export async function runPart(part, context) {
  const began = performance.now();
  const first = await jest(part, context, { name: part, workers: WORKERS[part] ?? 1, args: context.args });
  const files = context.ci && ON_REAL_TIME.has(part) ? filesToRepeat(first.report) : [];
  const again = files.length
    ? await jest(part, context, { name: `${part}-again`, workers: 1, args: ['--runTestsByPath', ...files] })
    : undefined;
  const counts = again ? countRepeated(first, again) : countResults(first.report, first.code);
  return { part, again: [], ...counts, seconds: (performance.now() - began) / 1000 };
}

async function jest(part, { root, env, folder, ci }, { name, workers, args }) {
  const result = join(folder, `${name}.json`);
  const { code } = await runProgram(
    process.execPath,
    [
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['-c', 'jest.preset.js', '--json', `--outputFile=${result}`],
      `--maxWorkers=${workers}`,
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
  return { report: existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : undefined, code };
}

/** The files of a run that failed, when they are few: many at once are no accident. */
export function filesToRepeat(report) {
  const files = (report?.testResults ?? []).filter(({ status }) => status === 'failed');
  return files.length <= MOST_REPEATED ? files.map(({ name }) => name) : [];
}

/** Counts a run whose failed files were run again: of those, only the second run counts. */
export function countRepeated(first, again) {
  const repeated = first.report.testResults.filter(({ status }) => status === 'failed');
  const tests = repeated.flatMap(({ assertionResults }) => assertionResults);
  const counts = countResults(again.report, again.code);
  const had = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  const failedAtFirst = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return {
    passed: first.report.numPassedTests - had('passed') + counts.passed,
    skipped: countResults(first.report, 0).skipped - had('pending', 'todo') + counts.skipped,
    failed: counts.failed,
    again: counts.failed ? [] : failedAtFirst.length ? failedAtFirst : repeated.map(({ name }) => name),
  };
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
  for (const { again = [] } of results)
    for (const title of again) lines.push(`Failed at first, passed when it ran again alone: ${title}`);
  if (leftOut.length) {
    const what = leftOut.map(({ tests, missing }) => `${tests} (no ${missing})`).join(' and ');
    const how = [...new Set(leftOut.map(({ command }) => command))].join(' && ');
    lines.push(`Left out: ${what}; to run them too: ${how}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return [...lines, `${sum('passed')} passed, ${sum('failed')} failed`];
}
