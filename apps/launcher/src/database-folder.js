// PostgreSQL's data folder: made once, checked before use, freed of a server that outlived its launcher.
import {
  chownSync,
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure, diskFull, saysDiskFull } from './failure.js';
import { end, identityOf } from './processes.js';
import { runProgram } from './run-program.js';

export const DATABASE_USER = 'yingda';

/** The environment of PostgreSQL's programs: nothing of the caller's but what they need. */
export function databaseEnvironment() {
  // macOS has no C.UTF-8; everything that must sort the same everywhere says so in its query.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  return { PATH: process.env.PATH, LC_ALL: locale, TZ: 'UTC' };
}

/** Makes the data folder unless it exists; a first start that was interrupted leaves nothing half made. */
export async function createDatabaseFolder({ binaries, folder, account, password }) {
  if (existsSync(folder)) return requireOurs({ binaries, folder });
  const unfinished = `${folder}.unfinished`;
  const passwordFile = join(dirname(folder), 'initial-password');
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const { code, output } = await runProgram(
    join(binaries.folder, 'initdb'),
    ['-D', unfinished, '-U', DATABASE_USER, '-A', 'scram-sha-256', '-E', 'UTF8', `--pwfile=${passwordFile}`],
    { account, cwd: dirname(folder), env: databaseEnvironment() },
  ).finally(() => rmSync(passwordFile, { force: true }));
  if (code === 0) return renameSync(unfinished, folder);
  rmSync(unfinished, { recursive: true, force: true });
  if (saysDiskFull(output)) throw diskFull(dirname(folder));
  throw new Failure(`PostgreSQL could not make its data folder ${folder} (${lastLine(output)}).`);
}

function requireOurs({ binaries, folder }) {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) throw damaged(folder, 'PG_VERSION is missing');
  const version = readFileSync(file, 'utf8').trim();
  if (version === binaries.major) return;
  throw new Failure(
    `The data in ${folder} was written by PostgreSQL ${version}, but this is PostgreSQL ${binaries.major}: export it with the older version and import it into an empty folder.`,
  );
}

/** The failure for a data folder that PostgreSQL cannot use, with PostgreSQL's own reason. */
export function damaged(folder, reason) {
  return new Failure(
    `The database in ${folder} is damaged (${reason}): put a backup of that folder in its place, or move it away to begin with an empty shop.`,
  );
}

/** Stops the server that a killed launcher left on this folder, so that the next one can have it. */
export async function stopLeftoverServer(folder) {
  const pid = leftoverServer(folder);
  if (!pid) return false;
  // SIGINT: roll back and end; SIGQUIT: end at once, the journal repairs the rest at the next start.
  const target = { pid, identity: identityOf(pid) };
  const gone = await end(target, [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ]);
  if (gone) return true;
  throw new Failure(
    `An older PostgreSQL (process ${pid}) does not end: stop it (kill -9 ${pid}) and start again.`,
  );
}

function leftoverServer(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (!identityOf(pid)) return undefined;
    // After a reboot the number may be another program's: a server of ours lives in its data folder.
    if (process.platform === 'linux' && readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(folder))
      return undefined;
    return pid;
  } catch {
    return undefined;
  }
}

function lastLine(output) {
  return (
    output
      .trim()
      .split('\n')
      .filter((line) => /error|fatal|initdb:/i.test(line))
      .pop() ?? output.trim().slice(-200)
  );
}
