// The lines a person reads once everything runs.
import { networkInterfaces } from 'node:os';
import { isLoopback } from './settings.js';

/** Who can sign in at the demo. */
export const STAFF = 'admin · manager · supervisor · quality · handler · agent1 … agent6';

/** Prints the addresses, the sign-ins and where the data lies. */
export function welcome({ report, address, settings, files, password, seconds }) {
  report.line();
  report.line(`应答 Yingda 已就绪 is ready (${seconds.toFixed(1)} s)`);
  if (settings.demo) report.line(`  商店 Demo shop    ${address}/`);
  report.line(`  工作台 Console    ${address}/console`);
  if (settings.demo) report.line(`  手机 Simulator    ${address}/simulator`);
  report.line(`  接口 API          ${address}/docs`);
  for (const other of otherAddresses(settings)) report.line(`  网络 Network      ${other}/`);
  if (settings.demo) {
    report.line(`  登录 Sign in      ${STAFF} @demo.example`);
    report.line(`  密码 Password     ${password}`);
  }
  report.line(
    `  数据 Data         ${files.folder}${settings.databaseUrl ? ' (files only; the rest is in DATABASE_URL)' : ''}`,
  );
  report.line(`  日志 Log          ${files.gatewayLog}`);
  report.line(`  停止 Stop         Ctrl-C`);
}

function otherAddresses({ host, port }) {
  if (isLoopback(host) || (host !== '0.0.0.0' && host !== '::')) return [];
  return Object.values(networkInterfaces())
    .flat()
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`);
}
