// npm start, from a clean clone to a shop that answers.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { databaseAccount } from './accounts.js';
import { buildProduct, gatewayMain, simulatorMain } from './build.js';
import { databaseBinaries } from './database-binaries.js';
import { ensureDatabase } from './database-client.js';
import { Ending, npmParents, watchParents } from './ending.js';
import { requireOutsideDatabase } from './outside-database.js';
import { Gateway } from './gateway.js';
import { installDependencies } from './install.js';
import { LogFile } from './log-file.js';
import { dataFolder, filesOf, prepareFolder } from './paths.js';
import { requirePort, steadyPort } from './ports.js';
import { Postgres } from './postgres.js';
import { Report } from './report.js';
import { RunRecord } from './run-record.js';
import { keepSecrets } from './secrets.js';
import { addressOf, demoPassword, gatewayEnvironment, readSettings } from './settings.js';
import { SimulatorProcess } from './simulator.js';
import { welcome } from './welcome.js';

const DATABASE = 'yingda';

/** Starts everything for the project in `root` and keeps it running until it is told to stop. */
export async function startProduct({ root, env }) {
  const report = new Report();
  const ending = new Ending({ report, log: new LogFile(join(root, '.yingda', 'launcher.log')) });
  const parents = npmParents(env);
  let ready = false;
  const leave = (why) => {
    if (ending.hasBegun) return;
    report.line(`\n${why}: 正在停止 stopping …`);
    void ending.finish(ready ? 0 : 130);
  };
  ending.listen({ onSignal: leave });
  watchParents(parents, () => leave('npm was killed'));
  try {
    const began = performance.now();
    const installation = prepareInstallation({ root, env });
    ending.log = new LogFile(installation.files.launcherLog);
    await run({ ...installation, root, env, report, ending, parents });
    ready = !ending.hasBegun;
    if (ready) welcome({ ...installation, report, seconds: (performance.now() - began) / 1000 });
  } catch (error) {
    await ending.fail(error);
  }
}

function prepareInstallation({ root, env }) {
  const settings = readSettings(env);
  // With a database of the shop's own no other account needs to reach the data.
  const account = settings.databaseUrl ? undefined : databaseAccount();
  const files = filesOf(prepareFolder(dataFolder(root, account), account));
  const secrets = keepSecrets(files.secrets);
  return {
    settings,
    account,
    files,
    secrets,
    address: addressOf(settings),
    password: demoPassword(settings, secrets),
  };
}

async function run({ root, env, settings, account, files, secrets, address, report, ending, parents }) {
  const record = new RunRecord(files.run, { address, parents });
  await record.claim();
  ending.add(() => record.release());
  await requirePort(settings.host, settings.port);
  const log = ending.log;
  await installDependencies({ root, env, log, report });
  await buildProduct({ root, env, log, report });
  if (ending.hasBegun) return;

  const onLost = (failure) => void ending.fail(failure);
  const say = (line) => report.line(line);
  const urls = settings.databaseUrl
    ? await outsideDatabase(settings, report)
    : await embeddedDatabase({ root, account, files, secrets, report, ending, onLost });
  if (ending.hasBegun) return;

  mkdirSync(files.files, { recursive: true, mode: 0o700 });
  const simulator = settings.demo
    ? await startSimulator({ root, env, settings, files, secrets, address, ending })
    : undefined;
  const gateway = new Gateway({
    main: gatewayMain(root),
    env: gatewayEnvironment(env, {
      settings,
      secrets,
      urls,
      files: files.files,
      dist: join(root, 'dist'),
      simulatorUrl: simulator?.url,
    }),
    cwd: root,
    address,
    settings,
    dataFolder: files.folder,
    log: new LogFile(files.gatewayLog),
    say,
    report: say,
    onStarted: (pid) => record.setGateway(pid),
    onLost,
  });
  ending.add(() => gateway.stop());
  ending.add(() => record.update({ stopping: true }));
  await report.step('启动服务 Starting the server', () => gateway.start());
}

/** Beside the server, which does not wait for it: the shop is ready without. */
async function startSimulator({ root, env, settings, files, secrets, address, ending }) {
  const simulator = new SimulatorProcess({
    main: simulatorMain(root),
    cwd: root,
    ports: { http: await steadyPort(), imap: await steadyPort(), smtp: await steadyPort() },
    address,
    publicUrl: env.PUBLIC_URL || address,
    secret: settings.secretKey ?? secrets.secretKey,
    log: new LogFile(files.simulatorLog),
  });
  ending.add(() => simulator.stop());
  simulator.start();
  return simulator;
}

async function outsideDatabase({ databaseUrl, directUrl }, report) {
  const direct = directUrl ?? databaseUrl;
  await report.step('连接数据库 Reaching the database', () => requireOutsideDatabase(direct));
  return { database: databaseUrl, direct };
}

async function embeddedDatabase({ root, account, files, secrets, report, ending, onLost }) {
  const postgres = new Postgres({
    binaries: databaseBinaries({ root, account, copies: files.binaries }),
    folder: files.database,
    account,
    password: secrets.databasePassword,
    log: new LogFile(files.databaseLog),
    report: (line) => report.line(line),
    onLost,
  });
  ending.add(() => postgres.stop());
  await report.step('启动数据库 Starting PostgreSQL', async () => {
    await postgres.start();
    await ensureDatabase(postgres.url('postgres'), DATABASE);
  });
  const url = postgres.url(DATABASE);
  return { database: url, direct: url };
}
