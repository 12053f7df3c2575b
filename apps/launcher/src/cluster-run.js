// npm run cluster: several gateways and workers behind a proxy, on a PostgreSQL and a Redis, all as processes here.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { PRODUCT } from './build.js';
import { readClusterArguments } from './cluster-arguments.js';
import { prepareTopology, startServices } from './drive-run.js';
import { Ending, npmParents, watchParents } from './ending.js';
import { LogFile } from './log-file.js';
import { requirePort } from './ports.js';
import { Proxy } from './proxy.js';
import { Report } from './report.js';
import { STAFF } from './welcome.js';

const HOST = '127.0.0.1';
const PASSWORD = 'yingda-demo';
const RESTART_AFTER = 1_000;

/** Starts it and keeps it running until it is told to stop. Nothing is kept: each start is an empty shop's first. */
export async function runCluster({ root, env, args }) {
  const report = new Report();
  const ending = new Ending({ report, log: new LogFile(join(root, '.yingda', 'launcher.log')) });
  let ready = false;
  const leave = (why) => {
    if (ending.hasBegun) return;
    report.line(`\n${why}: 正在停止 stopping …`);
    void ending.finish(ready ? 0 : 130);
  };
  ending.listen({ onSignal: leave });
  watchParents(npmParents(env), () => leave('npm was killed'));
  try {
    const began = performance.now();
    const wanted = readClusterArguments(args);
    await requirePort(HOST, wanted.port);
    const address = `http://${HOST}:${wanted.port}`;
    const settings = {
      DEMO: 'on',
      DEMO_PASSWORD: PASSWORD,
      PUBLIC_URL: address,
      YINGDA_LOG_LEVEL: env.YINGDA_LOG_LEVEL || 'info',
    };
    const topology = await prepareTopology({ root, env, apps: PRODUCT, settings, report, ending });
    await startServices(topology, report);
    const names = serversOf(wanted);
    await report.step('启动服务 Starting gateways and workers', () =>
      Promise.all(names.map((server) => topology.start(server))).catch((error) => {
        topology.keepLogs(report);
        throw error;
      }),
    );
    keepAlive({ topology, report, ending });
    const gateways = topology.list().filter(({ kind }) => kind === 'gateway');
    const proxy = new Proxy({ host: HOST, port: wanted.port, backends: gateways.map(({ port }) => port) });
    await proxy.start();
    ending.add(() => proxy.stop());
    ready = !ending.hasBegun;
    if (ready) tell({ report, topology, address, seconds: (performance.now() - began) / 1000 });
  } catch (error) {
    await ending.fail(error);
  }
}

function serversOf({ gateways, workers }) {
  const named = (kind, count) =>
    Array.from({ length: count }, (_, i) => ({ kind, name: `${kind}-${i + 1}` }));
  return [...named('gateway', gateways), ...named('worker', workers)];
}

// Whatever is killed comes back, so that one can watch the others do without it meanwhile.
function keepAlive({ topology, report, ending }) {
  const reviving = new Set();
  const revive = async ({ name }) => {
    for (let pause = RESTART_AFTER; !ending.hasBegun; pause = Math.min(pause * 2, 10_000)) {
      await sleep(pause);
      if (ending.hasBegun) return;
      try {
        const { kind } = topology.list().find((one) => one.name === name);
        const { pid } = await topology.start({ kind, name });
        return report.line(`${name} is back (process ${pid})`);
      } catch (error) {
        report.line(`${name} does not start: ${error.message}`);
      }
    }
  };
  topology.onEnded = ({ name, code, signal }) => {
    if (ending.hasBegun) return;
    report.line(`${name} ended (${signal ?? `code ${code}`}) and is started again`);
    if (reviving.has(name)) return;
    reviving.add(name);
    void revive({ name }).finally(() => reviving.delete(name));
  };
}

function tell({ report, topology, address, seconds }) {
  report.line();
  report.line(`应答 Yingda 集群已就绪 The cluster is ready (${seconds.toFixed(1)} s)`);
  report.line(`  商店 Demo shop    ${address}/`);
  report.line(`  工作台 Console    ${address}/console`);
  report.line(`  登录 Sign in      ${STAFF} @demo.example`);
  report.line(`  密码 Password     ${PASSWORD}`);
  for (const { name, pid, url } of topology.list())
    report.line(`  ${name.padEnd(17)} ${url.replace(/\/\/.*@/, '//')}  (process ${pid})`);
  report.line(`  日志 Logs         ${topology.folder}/*.log`);
  report.line(`  数据 Data         gone when this stops`);
  report.line(`  停止 Stop         Ctrl-C; kill any of them to see the others go on`);
}
