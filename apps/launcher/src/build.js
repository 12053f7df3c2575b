// Builds what is served, and only what has changed since it was built.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failure, diskFull, saysDiskFull } from './failure.js';
import { runProgram } from './run-program.js';

/** Everything `npm start` serves. */
export const PRODUCT = ['gateway', 'console', 'widget', 'storefront', 'simulator'];
/** What the drivers of `npm run bench` and `npm run faults` need: themselves and the server they drive. */
export const DRIVEN = ['gateway', 'bench'];
const SHARED_FILES = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const NOT_BUILT = /(\.spec\.[jt]sx?|\.md)$/;
const NOT_ENTERED = new Set(['node_modules', 'dist', 'test']);

/** Builds those of `apps` whose result in `dist` is missing or old; `fresh` forgets every cache. */
export async function buildProduct({ root, apps = PRODUCT, env, log, report, fresh = false }) {
  const wanted = fingerprints(root, apps);
  const stamp = (app) => join(root, 'dist', 'apps', app, '.yingda-build');
  const old = apps.filter((app) => fresh || readIfThere(stamp(app)) !== wanted[app]);
  if (!old.length) return;
  old.forEach((app) => rmSync(stamp(app), { force: true }));
  await report.step('构建 Building', () => build({ root, apps: old, env, log, fresh }));
  for (const app of old) {
    mkdirSync(join(root, 'dist', 'apps', app), { recursive: true });
    writeFileSync(stamp(app), wanted[app]);
  }
}

/** The file that is the server. */
export function gatewayMain(root) {
  return join(root, 'dist', 'apps', 'gateway', 'main.js');
}

/** The file that is the simulator of the providers. */
export function simulatorMain(root) {
  return join(root, 'dist', 'apps', 'simulator', 'main.js');
}

/** The file of a driver: `bench` or `faults`. */
export function driverMain(root, driver) {
  return join(root, 'dist', 'apps', 'bench', `${driver}.js`);
}

/** The file that brings a database to the current schema and ends. */
export function gatewayMigrate(root) {
  return join(root, 'dist', 'apps', 'gateway', 'migrate.js');
}

/** For each app a hash of everything that goes into its build. */
export function fingerprints(root, apps) {
  const shared = hashOf(root, [
    ...SHARED_FILES.map((file) => join(root, file)),
    ...filesIn(join(root, 'libs')),
  ]);
  return Object.fromEntries(
    apps.map((app) => [app, `${shared}-${hashOf(root, [...filesIn(join(root, 'apps', app))])}`]),
  );
}

function hashOf(root, files) {
  const hash = createHash('sha256');
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

/** Nx's own file that its command runs. */
export function nxMain(root) {
  const nx = join(root, 'node_modules', 'nx');
  return join(nx, JSON.parse(readFileSync(join(nx, 'package.json'), 'utf8')).bin.nx);
}

async function build({ root, apps, env, log, fresh }) {
  const { code, output } = await runProgram(
    process.execPath,
    [
      nxMain(root),
      ...['run-many', '-t', 'build', `--projects=${apps.join(',')}`, '--parallel=2', '--outputStyle=static'],
      ...(fresh ? ['--skip-nx-cache'] : []),
    ],
    // What is served is built for production, whatever the caller's shell says.
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

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
