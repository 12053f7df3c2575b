// Lint and types of the whole tree at once, as a part of npm test: what is shared is read once, not once a project.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { nxMain } from './build.js';
import { runProgram } from './run-program.js';

const LIMIT = 15 * 60_000;

/**
 * Answers `{ part, passed, failed, skipped, seconds }`, as a part that Jest runs does; each program is a test.
 * They take only the processor's time that nothing else wants, so that this can run beside another part.
 */
export async function runStatic({ root, env, report }) {
  const began = performance.now();
  const results = (await Promise.all([lint({ root, env, report }), types({ root, env, report })])).flat();
  const passed = results.filter(Boolean).length;
  return {
    part: 'static',
    passed,
    failed: results.length - passed,
    skipped: 0,
    seconds: (performance.now() - began) / 1000,
  };
}

async function lint({ root, env, report }) {
  // The rule about boundaries reads the graph that any command of Nx leaves behind.
  const graph = [nxMain(root), 'show', 'projects'];
  const quiet = { ...env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };
  if (!(await tell({ name: 'graph of the projects', args: graph, root, env: quiet, report }))) return [false];
  // Without a graph that rule is silently skipped; its exceptions are unused then, which is a warning.
  const args = [join(root, 'node_modules', 'eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'];
  return [await tell({ name: 'lint of everything', args, root, env: quiet, report })];
}

async function types({ root, env, report }) {
  const results = [];
  let programs;
  try {
    programs = typePrograms(root);
  } catch (error) {
    report.line(`FAIL types: ${error.message}`);
    return [false];
  }
  const folder = join(root, 'dist', 'types');
  mkdirSync(folder, { recursive: true });
  for (const [at, program] of programs.entries()) {
    const file = join(folder, `tsconfig.${at}.json`);
    writeFileSync(file, JSON.stringify(configOf(program, folder), null, 2));
    const args = [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', file];
    const name = `types of ${program.projects.map((project) => relative(root, project)).join(', ')}`;
    results.push(await tell({ name, args, root, env, report }));
  }
  return results;
}

/**
 * Libraries that are checked under the very same options, together; apps each alone, for what their packages declare
 * for everybody (the DOM, through a library for PDF) is not there for a library: `[{ projects, base, options, include }]`.
 */
export function typePrograms(root) {
  const programs = new Map();
  for (const file of configFiles(root)) {
    const project = dirname(file);
    const { extends: from, compilerOptions, include, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    if (!include || Object.keys(rest).length)
      throw new Error(`${file} may say extends, compilerOptions and include: no more, and no less.`);
    const base = resolve(project, from);
    const alone = relative(root, project).startsWith('apps/') ? project : '';
    const key = JSON.stringify([alone, base, sorted(compilerOptions)]);
    const program = programs.get(key) ?? { projects: [], base, options: compilerOptions, include: [] };
    program.projects.push(project);
    program.include.push(...include.map((name) => join(project, name)));
    programs.set(key, program);
  }
  return [...programs.values()];
}

function configFiles(root) {
  return ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('/tsconfig.json') && !name.includes('node_modules/'))
      .sort()
      .map((name) => join(root, folder, name)),
  );
}

// The order of options, and of what one lists, means nothing.
const sorted = (options = {}) =>
  Object.entries(options)
    .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
    .sort(([one], [other]) => (one < other ? -1 : 1));

const configOf = ({ base, options, include }, folder) => ({
  extends: relative(folder, base),
  compilerOptions: options,
  include: include.map((name) => relative(folder, name)),
});

async function tell({ name, args, root, env, report }) {
  const began = performance.now();
  const { code, output } = await runProgram(process.execPath, args, {
    cwd: root,
    env,
    limit: LIMIT,
    whenIdle: true,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  report.line(`${code === 0 ? 'PASS' : 'FAIL'} ${name} (${seconds} s)`);
  if (code !== 0) report.line(output);
  return code === 0;
}
