// For the installation specs: a project folder of its own and the launcher running in it, as a stranger would have it.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseAccount, runAs } from './accounts.js';
import { query } from './database-client.js';
import { dataFolder, filesOf } from './paths.js';
import { freePort } from './ports.js';
import { isReady } from './gateway.js';

const COPIED = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'apps', 'libs', 'dist'];

/** For what has nothing to do with the demo's content: an empty shop starts, and stops, with half of the work. */
export const EMPTY = { DEMO: 'off' };

/** A copy of this project, built and with its dependencies, in a new folder below `parent`. */
export function installShop(parent, account) {
  const root = mkdtempSync(join(parent, 'yingda-installation-'));
  chmodSync(root, 0o755);
  for (const name of COPIED) cpSync(name, join(root, name), { recursive: true });
  if (account) {
    // Hard links, for this checkout may lie where the account cannot go; they stay ours, and readable.
    execFileSync('cp', ['-al', 'node_modules', root]);
    ['', ...COPIED].forEach((name) => chownSync(join(root, name), account.uid, account.gid));
  } else symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  return new InstalledShop(root, account);
}

/** The launcher in one folder. */
export class InstalledShop {
  #child;
  output = '';
  errors = '';

  constructor(root, account) {
    this.root = root;
    this.account = account;
    this.files = filesOf(dataFolder(root, account ? undefined : databaseAccount()));
  }

  /** Runs the launcher; `ended` resolves to its exit code. */
  start(settings = {}) {
    this.output = '';
    this.errors = '';
    const child = spawn(process.execPath, ['apps/launcher/src/start.js'], {
      cwd: this.root,
      env: { PATH: process.env.PATH, HOME: this.root, PORT: String(this.port), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...runAs(this.account),
    });
    child.stdout.on('data', (chunk) => (this.output += chunk));
    child.stderr.on('data', (chunk) => (this.errors += chunk));
    this.ended = new Promise((resolve) => child.once('close', resolve));
    this.#child = child;
  }

  /** Starts and waits until customers could come; answers the seconds it took. */
  async startAndWait(settings) {
    this.port ??= await freePort();
    const began = performance.now();
    this.start(settings);
    let code;
    void this.ended.then((result) => (code = result));
    while (!this.output.includes('is ready')) {
      if (code !== undefined) throw new Error(`ended with ${code}: ${this.output}${this.errors}`);
      await sleep(25);
    }
    return (performance.now() - began) / 1000;
  }

  /** Starts what cannot work; answers `{ code, sentence }`, the sentence being all that went to stderr. */
  async startInVain(settings) {
    this.port ??= await freePort();
    this.start(settings);
    const code = await this.ended;
    return { code, sentence: this.errors.trim() };
  }

  /** The same folder and port once more, for a second launcher. */
  again() {
    return Object.assign(new InstalledShop(this.root, this.account), { port: this.port });
  }

  isReady() {
    return isReady(`http://127.0.0.1:${this.port}`);
  }

  /** Ends the launcher with a signal and answers its exit code. */
  async stop(signal = 'SIGINT') {
    this.#child.kill(signal);
    return this.ended;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Process ids: `{ launcher: { pid }, gateway: { pid } }`. */
  record() {
    return JSON.parse(readFileSync(this.files.run, 'utf8'));
  }

  databasePid() {
    return Number(this.#postmaster()[0]);
  }

  /** Runs SQL in the shop's embedded database. */
  sql(statement) {
    const { databasePassword } = JSON.parse(readFileSync(this.files.secrets, 'utf8'));
    return query(
      `postgres://yingda:${databasePassword}@127.0.0.1:${this.#postmaster()[3]}/yingda`,
      statement,
    );
  }

  /** Ends what still runs and removes every trace. */
  async remove() {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.stop('SIGTERM');
    rmSync(this.files.folder, { recursive: true, force: true });
    rmSync(this.root, { recursive: true, force: true });
  }

  #postmaster() {
    return readFileSync(join(this.files.database, 'postmaster.pid'), 'utf8').split('\n');
  }

  get hasDatabaseFolder() {
    return existsSync(this.files.database);
  }
}
