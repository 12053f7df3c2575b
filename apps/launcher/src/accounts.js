// Which account runs PostgreSQL, which refuses to run as root, and what that account can reach.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.js';

const UNPRIVILEGED = ['nobody', 'daemon'];

/**
 * The account PostgreSQL runs as: undefined means "ours". As root it is `nobody`, always, so that a `postgres`
 * account installed later does not change who owns the data.
 */
export function databaseAccount(uid = process.getuid?.()) {
  if (uid !== 0) return undefined;
  for (const name of UNPRIVILEGED) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new Failure(
    'PostgreSQL may not run as root and this machine has no account "nobody": start as an ordinary user, or set DATABASE_URL and SECRET_KEY.',
  );
}

function lookUp(name) {
  if (existsSync('/etc/passwd')) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    if (line) {
      const [, , uid, gid] = line.split(':');
      return { name, uid: Number(uid), gid: Number(gid) };
    }
  }
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether the account may enter `folder`: every folder on the way lets it through. */
export function canEnter(account, folder) {
  if (!account) return true;
  for (let at = folder; ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found && !allows(account, found, 0o1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether the account may read and run `file` where it lies. */
export function canRun(account, file) {
  if (!account) return true;
  return canEnter(account, dirname(file)) && allows(account, statSync(file), 0o5);
}

function allows(account, { mode, uid, gid }, bits) {
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

/** The part of `spawn`'s options that makes a program run as the account. */
export function runAs(account) {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
