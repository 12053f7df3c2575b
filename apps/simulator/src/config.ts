import type { SimulatorOptions } from './server/simulator';

/** A setting that is wrong; `message` is one sentence that says what to do. */
export class WrongSetting extends Error {}

/** Noon of the first day of 2026 in Shanghai: where a stopped clock begins when no moment is given. */
const STOPPED_AT = Date.parse('2026-01-01T04:00:00Z');

/** Parses the environment. @throws WrongSetting */
export function parseConfig(env: Record<string, string | undefined>): Omit<SimulatorOptions, 'pageFolder'> {
  const running = env['SIMULATOR_CLOCK'] !== 'stopped';
  const now = env['SIMULATOR_NOW'] ? Date.parse(env['SIMULATOR_NOW']) : undefined;
  if (now !== undefined && Number.isNaN(now))
    throw new WrongSetting(
      'SIMULATOR_NOW is no ISO date; correct it, for example 2026-01-01T12:00:00+08:00.',
    );
  const start = now ?? (running ? undefined : STOPPED_AT);
  return {
    host: env['HOST'] || '127.0.0.1',
    port: whole(env, 'PORT', 3100),
    seed: whole(env, 'SIMULATOR_SEED', 1),
    running,
    mailPorts: {
      imap: whole(env, 'SIMULATOR_IMAP_PORT', 3143),
      smtp: whole(env, 'SIMULATOR_SMTP_PORT', 3125),
    },
    hookBase: address(env, 'SIMULATOR_HOOKS'),
    publicUrl: address(env, 'SIMULATOR_PUBLIC_URL'),
    ...(start === undefined ? {} : { now: start }),
  };
}

function whole(env: Record<string, string | undefined>, name: string, otherwise: number): number {
  const text = env[name];
  if (!text) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new WrongSetting(`${name} is "${text}"; give a whole number.`);
  return value;
}

function address(env: Record<string, string | undefined>, name: string): string | null {
  const text = env[name];
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new WrongSetting(`${name} is "${text}"; give an address that begins with http:// or https://.`);
  return text.replace(/\/+$/, '');
}
