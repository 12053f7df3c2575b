// Builds what is served, and only when something that goes into it has changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failure, diskFull, saysDiskFull } from './failure.js';
import { runProgram } from './run-program.js';

const APPS = ['gateway', 'console', 'widget', 'storefront'];
const FILES = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const NOT_BUILT = /(\.spec\.[jt]sx?|\.md)$/;
const NOT_ENTERED = new Set(['node_modules', 'dist', 'test']);

/** Builds the product unless `dist` already holds it; `fresh` forgets every cache. */
export async function buildProduct({ root, env, log, report, fresh = false }) {
  const stamp = join(root, 'dist', '.yingda-build');
  const wanted = fingerprint(root);
  const built = existsSync(stamp) && existsSync(gatewayMain(root)) ? readFileSync(stamp, 'utf8') : '';
  if (built === wanted && !fresh) return;
  rmSync(stamp, { force: true });
  await report.step('构建 Building', () => build({ root, env, log, fresh }));
  writeFileSync(stamp, wanted);
}

/** The file that is the server. */
export function gatewayMain(root) {
  return join(root, 'dist', 'apps', 'gateway', 'main.js');
}

/** The file that brings a database to the current schema and ends. */
export function gatewayMigrate(root) {
  return join(root, 'dist', 'apps', 'gateway', 'migrate.js');
}

/** A hash of everything that goes into the build. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  const folders = [...APPS.map((app) => join(root, 'apps', app)), join(root, 'libs')];
  const files = [
    ...FILES.map((file) => join(root, file)),
    ...folders.flatMap((folder) => [...filesIn(folder)]),
  ];
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function* filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_ENTERED.has(entry.name)) yield* filesIn(path);
    } else if (entry.isFile() && !NOT_BUILT.test(entry.name)) yield path;
  }
}

async function build({ root, env, log, fresh }) {
  const nx = join(root, 'node_modules', 'nx');
  const { bin } = JSON.parse(readFileSync(join(nx, 'package.json'), 'utf8'));
  const { code, output } = await runProgram(
    process.execPath,
    [
      join(nx, bin.nx),
      ...['run-many', '-t', 'build', `--projects=${APPS.join(',')}`, '--parallel=2', '--outputStyle=static'],
      ...(fresh ? ['--skip-nx-cache'] : []),
    ],
    // Without NODE_ENV the bundlers choose: production, whatever the caller's shell says.
    {
      cwd: root,
      env: { ...env, NODE_ENV: 'production', NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
    },
  );
  log.write(output);
  if (code === 0) return;
  if (saysDiskFull(output)) throw diskFull(root);
  process.stderr.write(`\n${output}\n`);
  throw new Failure('The build failed: mend what is printed above and start again.');
}
