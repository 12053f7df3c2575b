// Each test run has its own folder, so that several can run at once; those of killed runs are cleared away.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftoverServer } from './database-folder.js';
import { prepareFolder } from './paths.js';
import { end, identityOf } from './processes.js';
import { writePrivately } from './secrets.js';

/** Makes this run's folder below `parent`, to be removed in the end. */
export async function claimTestFolder(parent, { account, ending }) {
  prepareFolder(parent, account);
  for (const name of readdirSync(parent)) await clearAfterTheDead(join(parent, name));
  const folder = prepareFolder(join(parent, String(process.pid)), account);
  writePrivately(join(folder, 'owner'), identityOf(process.pid));
  ending.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  mkdirSync(join(folder, 'redis'));
  return folder;
}

async function clearAfterTheDead(folder) {
  const pid = Number(folder.split('/').pop());
  const owner = readIfThere(join(folder, 'owner'));
  if (owner !== undefined && identityOf(pid) === owner) return;
  // Just made and not signed yet: another run at its very beginning.
  if (owner === undefined && identityOf(pid)) return;
  await stopLeftoverServer(join(folder, 'postgres'));
  const redis = Number(readIfThere(join(folder, 'redis', 'pid')));
  if (redis && identityOf(redis))
    await end({ pid: redis, identity: identityOf(redis) }, [['SIGKILL', 2_000]]);
  rmSync(folder, { recursive: true, force: true });
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
