// Where everything is kept. As root the data may have to leave the project: /root is closed to PostgreSQL's account.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter } from './accounts.js';
import { Failure } from './failure.js';

const SYSTEM_FOLDER = '/var/lib/yingda';

/** The folder for an installation's data: inside the project, or under /var/lib when `account` cannot enter that. */
export function dataFolder(root, account) {
  const inside = join(root, '.yingda');
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const outside = join(SYSTEM_FOLDER, hash);
  if (!account) return inside;
  // What was begun outside stays there, also when the project becomes reachable later.
  if (existsSync(join(outside, 'postgres'))) return outside;
  if (canEnter(account, root)) return inside;
  if (existsSync(join(inside, 'postgres'))) {
    throw new Failure(
      `The data in ${inside} cannot be reached by the account "${account.name}", which runs PostgreSQL: move that folder to ${outside}, or open the way to it (chmod o+x on the folders above it).`,
    );
  }
  return outside;
}

/** Makes the folder, closed to everyone but the database's account (and root). */
export function prepareFolder(folder, account) {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory()) throw new Failure(`${folder} is not a folder: move it away and start again.`);
  const uid = process.getuid?.();
  if (uid !== undefined && uid !== 0 && found.uid !== uid) {
    throw new Failure(
      `${folder} belongs to another account: start as that account, or give it to yours (chown -R).`,
    );
  }
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** Names of everything inside a data folder. */
export function filesOf(folder) {
  return {
    folder,
    database: join(folder, 'postgres'),
    databaseLog: join(folder, 'postgres.log'),
    gatewayLog: join(folder, 'gateway.log'),
    simulatorLog: join(folder, 'simulator.log'),
    launcherLog: join(folder, 'launcher.log'),
    secrets: join(folder, 'secrets.json'),
    run: join(folder, 'run.json'),
    files: join(folder, 'files'),
    binaries: join(folder, 'binaries'),
    tests: join(folder, 'test'),
  };
}
