// What the tests need beside the code: a database with a template, a Redis, a Chromium, the built product.
import { join } from 'node:path';
import { PRODUCT, buildProduct, gatewayMigrate } from './build.js';
import { databaseBinaries } from './database-binaries.js';
import { ensureDatabase } from './database-client.js';
import { Failure } from './failure.js';
import { findChromium, findRedisServer, installCommand } from './found-programs.js';
import { LogFile } from './log-file.js';
import { FAST_AND_LOOSE, Postgres } from './postgres.js';
import { Redis } from './redis.js';
import { runProgram } from './run-program.js';
import { withoutSettings } from './settings.js';

const TEMPLATE = 'yingda_template';
// Nobody outside this machine reaches the server, and its data is gone when the run is.
const PASSWORD = 'test';
// They need nothing of this, or prepare it themselves.
const SELF_SUFFICIENT = new Set(['unit', 'faults', 'static']);
const LEFT_OUT = {
  chromium: { tests: 'the browser journeys', missing: 'Chromium', command: installCommand('chromium') },
  redis: {
    tests: 'the cluster scenarios and faults',
    missing: 'redis-server',
    command: installCommand('redis-server'),
  },
};

/** Prepares what `parts` need; answers `{ env, without, leftOut }`: for Jest, and what cannot run here. */
export async function prepareServices({ root, env, ci, account, files, folder, parts, report, ending }) {
  const chromium = findChromium(env);
  const redisServer = findRedisServer(env);
  const without = new Set([...(chromium ? [] : ['journeys']), ...(redisServer ? [] : ['faults'])]);
  const leftOut = !chromium && parts.includes('journeys') ? [LEFT_OUT.chromium] : [];
  // Scenarios skip by themselves what needs a Redis.
  if (!redisServer && parts.some((part) => part === 'e2e' || part === 'faults')) leftOut.push(LEFT_OUT.redis);
  const running = parts.filter((part) => !without.has(part));
  const rest = withoutSettings(env);
  if (running.every((part) => SELF_SUFFICIENT.has(part))) return { env: rest, without, leftOut };

  const apps = running.some((part) => part === 'journeys' || part === 'installation') ? PRODUCT : ['gateway'];
  await buildProduct({ root, apps, env, log: ending.log, report, fresh: ci });
  const postgres = await startDatabase({ root, account, files, folder, report, ending });
  await report.step('建立模板库 Making the template database', () =>
    makeTemplate({ root, env: rest, postgres }),
  );
  const ready = { ...rest, DATABASE_URL: postgres.url('postgres'), TEMPLATE_DATABASE: TEMPLATE };
  if (chromium) ready.CHROMIUM_PATH = chromium;
  if (redisServer) ready.REDIS_URL = await startRedis({ program: redisServer, folder, ending });
  return { env: ready, without, leftOut };
}

async function startDatabase({ root, account, files, folder, report, ending }) {
  const postgres = new Postgres({
    binaries: databaseBinaries({ root, account, copies: files.binaries }),
    folder: join(folder, 'postgres'),
    account,
    password: PASSWORD,
    settings: FAST_AND_LOOSE,
    log: new LogFile(join(folder, 'postgres.log')),
    report: (line) => report.line(line),
    onLost: (failure) => void ending.fail(failure),
  });
  ending.add(() => postgres.stop());
  await report.step('启动测试数据库 Starting the test database', () => postgres.start());
  return postgres;
}

// Every Jest worker copies it, which takes a tenth of what migrating takes.
async function makeTemplate({ root, env, postgres }) {
  await ensureDatabase(postgres.url('postgres'), TEMPLATE);
  const { code, output } = await runProgram(process.execPath, [gatewayMigrate(root)], {
    cwd: root,
    env: { ...env, DATABASE_URL: postgres.url(TEMPLATE) },
  });
  if (code === 0) return;
  process.stderr.write(`\n${output}\n`);
  throw new Failure('The migrations do not run on an empty database: mend what is printed above.');
}

async function startRedis({ program, folder, ending }) {
  const redis = new Redis({
    program,
    folder: join(folder, 'redis'),
    log: new LogFile(join(folder, 'redis.log')),
  });
  ending.add(() => redis.stop());
  return redis.start();
}
