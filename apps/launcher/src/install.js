// Dependencies: installed when missing, or when the lock file says something else than what lies there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, diskFull, saysDiskFull } from './failure.js';
import { runProgram } from './run-program.js';

/** Installs with `npm ci` unless what the lock file names is there already. */
export async function installDependencies({ root, env, log, report }) {
  const stamp = join(root, 'node_modules', '.yingda-install');
  const wanted = fingerprint(root);
  if (readIfThere(stamp) === wanted) return;
  if (!isInstalled(readJson(join(root, 'package-lock.json')), readJson(hiddenLock(root)))) {
    rmSync(stamp, { force: true });
    await report.step('安装依赖 Installing dependencies', () => npmCi({ root, env, log }));
  }
  try {
    writeFileSync(stamp, wanted);
  } catch {
    // A shared, read-only node_modules is compared in full at every start instead.
  }
}

// What npm itself writes down at the end of an installation.
const hiddenLock = (root) => join(root, 'node_modules', '.package-lock.json');

/** Whether the installed packages are those of the lock file (optional ones may be missing: other platforms'). */
export function isInstalled(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  const { '': _root, ...wanted } = lock.packages;
  const there = installed.packages;
  const complete = Object.entries(wanted).every(([path, { version, optional, peer }]) =>
    there[path] ? there[path].version === version : Boolean(optional || peer),
  );
  return complete && Object.keys(there).every((path) => path in wanted);
}

// Another Node or platform needs other native packages for the same lock file.
function fingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

async function npmCi({ root, env, log }) {
  // `npm start` tells where the npm that runs us lies; without it the one on the PATH serves.
  const inside = env.npm_execpath?.endsWith('.js') && existsSync(env.npm_execpath);
  const [program, first] = inside ? [process.execPath, [env.npm_execpath]] : ['npm', []];
  const { code, output } = await runProgram(
    program,
    // No package of ours needs its install script, and npm 11 would not run them anyway.
    [...first, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: root, env },
  );
  log.write(output);
  if (code !== 0) throw explainNpm(output, { root, log: log.path });
}

/** The sentence for what `npm ci` printed when it failed. */
export function explainNpm(output, { root, log }) {
  if (saysDiskFull(output)) return diskFull(root);
  if (
    /ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/.test(
      output,
    )
  ) {
    return new Failure(
      'The dependencies could not be downloaded: connect this machine to the internet, or name a reachable registry (npm config set registry …), and start again.',
    );
  }
  if (/EUSAGE|in sync|Missing: .* from lock file/.test(output)) {
    return new Failure('package-lock.json does not fit package.json: run npm install once and start again.');
  }
  if (/EACCES|EPERM/.test(output)) {
    return new Failure(
      `${join(root, 'node_modules')} may not be written by this account: start as the account that owns it, or change its owner.`,
    );
  }
  if (/^-1|ENOENT.*npm/.test(output)) {
    return new Failure('npm was not found: install Node with npm from https://nodejs.org and start again.');
  }
  return new Failure(
    `npm could not install the dependencies: read ${log}, mend what it names and start again.`,
  );
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
