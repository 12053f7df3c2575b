// npm run bench and npm run faults, from a clean clone to the driver's last line.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseAccount } from './accounts.js';
import { DRIVEN, buildProduct, driverMain } from './build.js';
import { Ending, npmParents, watchParents } from './ending.js';
import { Failure } from './failure.js';
import { findRedisServer, installCommand } from './found-programs.js';
import { installDependencies } from './install.js';
import { keepFor } from './keeper.js';
import { LogFile } from './log-file.js';
import { dataFolder, filesOf, prepareFolder } from './paths.js';
import { end, identityOf } from './processes.js';
import { Report } from './report.js';
import { withoutSettings } from './settings.js';
import { claimTestFolder } from './test-folder.js';
import { Topology } from './topology.js';

/** Runs the driver on a PostgreSQL and a Redis of its own; ends the process with the driver's exit code. */
export async function drive({ root, env, driver, args }) {
  // What the driver prints is the result, and may be read by a program: our own lines go beside it.
  const report = new Report(process.stderr);
  const ending = new Ending({ report, log: new LogFile(join(root, '.yingda', 'launcher.log')) });
  ending.listen({ onSignal: () => void ending.finish(130) });
  watchParents(npmParents(env), () => void ending.finish(130));
  try {
    const topology = await prepareTopology({ root, env, apps: DRIVEN, report, ending });
    const main = driverMain(root, driver);
    if (!existsSync(main)) throw new Failure(`There is no driver called "${driver}".`);
    await startServices(topology, report);
    const code = await run(main, { args, root, env, topology, ending });
    topology.keepLogs(report);
    await ending.finish(code);
  } catch (error) {
    await ending.fail(error);
  }
}

/** Everything up to the first process: dependencies, build, a folder of this run's own that goes when it ends. */
export async function prepareTopology({ root, env, apps, settings, report, ending }) {
  const redisProgram = findRedisServer(env);
  if (!redisProgram) {
    throw new Failure(`Several nodes need a redis-server: ${installCommand('redis-server')}`);
  }
  const account = databaseAccount();
  const files = filesOf(prepareFolder(dataFolder(root, account), account));
  ending.log = new LogFile(files.launcherLog);
  await installDependencies({ root, env, log: ending.log, report });
  await buildProduct({ root, apps, env, log: ending.log, report });
  const folder = await claimTestFolder(files.tests, { account, ending });
  mkdirSync(join(folder, 'files'), { mode: 0o700 });
  const topology = new Topology({ folder, settings, root, env, account, files, redisProgram });
  ending.add(() => topology.stopAll());
  return topology;
}

/** The two that everything else stands on. */
export async function startServices(topology, report) {
  await report.step('启动数据库 Starting PostgreSQL and Redis', () =>
    Promise.all([
      topology.start({ kind: 'postgres', name: 'postgres' }),
      topology.start({ kind: 'redis', name: 'redis' }),
    ]),
  );
}

function run(main, { args, root, env, topology, ending }) {
  const child = fork(main, args, {
    cwd: root,
    env: { ...withoutSettings(env), NODE_ENV: 'production', ...topology.shared },
    // Ctrl-C reaches the launcher alone, which stops things in order.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  topology.guard(child.pid);
  keepFor(child, topology);
  ending.add(() =>
    end({ pid: child.pid, identity: identityOf(child.pid) }, [
      ['SIGTERM', 10_000],
      ['SIGKILL', 2_000],
    ]),
  );
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
