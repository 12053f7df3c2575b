import { existsSync } from 'node:fs';
import { isIP } from 'node:net';

/** Settings of one process, parsed once from the environment; nothing else reads it. */
export interface Config {
  port: number;
  host: string;
  role: 'all' | 'gateway' | 'worker';
  databaseUrl: string;
  databaseDirectUrl: string;
  redisUrl: string | null;
  /** Where browsers reach us, without a trailing slash. */
  publicUrl: string;
  secretKey: string;
  storageUrl: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** Express "trust proxy": false, a number of hops or a list of addresses. */
  trustProxy: false | number | string;
  allowPrivateHosts: string[];
  demo: boolean;
  demoPassword: string;
  /** Where the simulator of the providers listens, for /simulator to lead there; null = there is none. */
  simulatorUrl: string | null;
  /** Folder with the built front ends. */
  distFolder: string;
  logLevel: string;
  /** Lets tests move the clock over HTTP; refused outside tests. */
  testClock: boolean;
  /** Off lifts the limits on how often one may ask, for load that has few people; refused outside tests. */
  rateLimits: boolean;
  /** Off gives every message a statement of its own, to compare with; refused outside tests. */
  groupCommit: boolean;
  metricsToken: string | null;
  /** Statements that take longer are logged; 0 = none. */
  slowStatementMs: number;
  /** The machine that suggests to agents; null = there is none. */
  assistant: { url: string; key: string | null; model: string } | null;
  /** Where spans go; null = none are made. */
  tracing: TracingSettings | null;
}

/** Standard OpenTelemetry settings, as far as we use them. */
export interface TracingSettings {
  /** Of the collector, without `/v1/traces`. */
  endpoint: string;
  headers: Record<string, string>;
  service: string;
  /** The part of requests that is traced, 0 to 1. */
  ratio: number;
}

/** A setting that is missing or wrong; `message` is one sentence that says what to do. */
export class WrongSetting extends Error {}

const KNOWN_YINGDA = [
  'YINGDA_DIST',
  'YINGDA_LOG_LEVEL',
  'YINGDA_TEST_CLOCK',
  'YINGDA_RATE_LIMITS',
  'YINGDA_GROUP_COMMIT',
  'YINGDA_METRICS_TOKEN',
  'YINGDA_SLOW_STATEMENT_MS',
  'YINGDA_MAIL_FROM',
];

/** Parses the environment. @throws WrongSetting naming the first setting that is wrong. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('YINGDA_') && !KNOWN_YINGDA.includes(name));
  if (unknown) throw new WrongSetting(`${unknown} is not a setting; known are ${KNOWN_YINGDA.join(', ')}.`);

  const host = env['HOST'] || '127.0.0.1';
  const port = integer(env, 'PORT', { fallback: 3000, min: 1, max: 65_535 });
  const databaseUrl =
    postgresUrl(env, 'DATABASE_URL') ??
    missing('DATABASE_URL', 'postgres://user:password@host:5432/database');
  return {
    port,
    host,
    role: oneOf(env, 'ROLE', ['all', 'gateway', 'worker'] as const),
    databaseUrl,
    databaseDirectUrl: postgresUrl(env, 'DATABASE_DIRECT_URL') ?? databaseUrl,
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
    publicUrl: publicUrl(env, host, port),
    secretKey: secret(env),
    storageUrl: storageUrl(env),
    smtpUrl: url(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: env['YINGDA_MAIL_FROM'] || 'Yingda <no-reply@localhost>',
    trustProxy: proxies(env['TRUST_PROXY']),
    allowPrivateHosts: (env['ALLOW_PRIVATE_HOSTS'] ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
    demo: flag(env, 'DEMO', false),
    demoPassword: env['DEMO_PASSWORD'] || 'yingda-demo',
    simulatorUrl: url(env, 'SIMULATOR_URL', ['http:']),
    distFolder: folder(env),
    logLevel: oneOf(env, 'YINGDA_LOG_LEVEL', [
      'info',
      'fatal',
      'error',
      'warn',
      'debug',
      'trace',
      'silent',
    ] as const),
    testClock: testFlag(env, 'YINGDA_TEST_CLOCK', false),
    rateLimits: testFlag(env, 'YINGDA_RATE_LIMITS', true),
    groupCommit: testFlag(env, 'YINGDA_GROUP_COMMIT', true),
    metricsToken: env['YINGDA_METRICS_TOKEN'] || null,
    slowStatementMs: integer(env, 'YINGDA_SLOW_STATEMENT_MS', { fallback: 200, min: 0, max: 600_000 }),
    assistant: assistant(env),
    tracing: tracing(env),
  };
}

type Env = Record<string, string | undefined>;

function missing(name: string, example: string): never {
  throw new WrongSetting(`${name} is not set; set it, for example ${name}=${example}.`);
}

function integer(env: Env, name: string, range: { fallback: number; min: number; max: number }): number {
  const text = env[name];
  if (!text) return range.fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < range.min || value > range.max)
    throw new WrongSetting(
      `${name} is "${text}"; it must be a whole number from ${range.min} to ${range.max}.`,
    );
  return value;
}

function oneOf<T extends string>(env: Env, name: string, values: readonly [T, ...T[]]): T {
  const text = env[name];
  if (!text) return values[0];
  if (!values.includes(text as T))
    throw new WrongSetting(`${name} is "${text}"; it must be one of ${values.join(', ')}.`);
  return text as T;
}

function flag(env: Env, name: string, fallback: boolean): boolean {
  const text = env[name];
  if (!text) return fallback;
  if (['on', 'true', '1', 'yes'].includes(text)) return true;
  if (['off', 'false', '0', 'no'].includes(text)) return false;
  throw new WrongSetting(`${name} is "${text}"; it must be on or off.`);
}

/** A flag that only tests may turn from what it is. */
function testFlag(env: Env, name: string, fallback: boolean): boolean {
  const value = flag(env, name, fallback);
  if (value !== fallback && env['NODE_ENV'] !== 'test')
    throw new WrongSetting(`${name} is for tests only; remove it or set NODE_ENV=test.`);
  return value;
}

function url(env: Env, name: string, protocols: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new WrongSetting(
      `${name} is not an address that starts with ${protocols.map((item) => `${item}//`).join(' or ')}; correct it.`,
    );
  return text;
}

function postgresUrl(env: Env, name: string): string | null {
  return url(env, name, ['postgres:', 'postgresql:']);
}

function secret(env: Env): string {
  const text = env['SECRET_KEY'];
  if (!text) return missing('SECRET_KEY', '$(openssl rand -hex 32)');
  if (text.length < 32)
    throw new WrongSetting('SECRET_KEY is shorter than 32 characters; make one with: openssl rand -hex 32');
  return text;
}

/** Any address that answers `/v1/chat/completions`; the rest means nothing without it. */
function assistant(env: Env): Config['assistant'] {
  const address = url(env, 'ASSISTANT_URL', ['http:', 'https:']);
  if (!address) {
    const left = ['ASSISTANT_KEY', 'ASSISTANT_MODEL'].find((name) => env[name]);
    if (left) throw new WrongSetting(`${left} is set, but ASSISTANT_URL is not; set both or neither.`);
    return null;
  }
  const { username, password, search, hash } = new URL(address);
  if (username || password || search || hash)
    throw new WrongSetting('ASSISTANT_URL has more than an address in it; give the key as ASSISTANT_KEY.');
  const key = env['ASSISTANT_KEY'] || null;
  if (key && !/^[\x21-\x7e]+$/.test(key))
    throw new WrongSetting('ASSISTANT_KEY has characters in it that no header can carry; correct it.');
  return { url: address, key, model: env['ASSISTANT_MODEL'] || 'default' };
}

/** As of the OpenTelemetry specification; no endpoint, no traces. */
function tracing(env: Env): TracingSettings | null {
  const endpoint = url(env, 'OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']);
  const ratio = env['OTEL_TRACES_SAMPLER_ARG'] ? Number(env['OTEL_TRACES_SAMPLER_ARG']) : 1;
  if (!(ratio >= 0 && ratio <= 1))
    throw new WrongSetting(
      `OTEL_TRACES_SAMPLER_ARG is "${env['OTEL_TRACES_SAMPLER_ARG']}"; give the part of requests to trace, from 0 to 1.`,
    );
  const headers = (env['OTEL_EXPORTER_OTLP_HEADERS'] ?? '').split(',').filter((item) => item.trim());
  const wrong = headers.find((item) => !/^\s*[\w!#$%&'*+.^`|~-]+\s*=/.test(item));
  if (wrong !== undefined)
    throw new WrongSetting(
      'OTEL_EXPORTER_OTLP_HEADERS is not a list of name=value, separated by commas; correct it.',
    );
  const protocol = env['OTEL_EXPORTER_OTLP_PROTOCOL'];
  if (protocol && protocol !== 'http/json')
    throw new WrongSetting(
      `OTEL_EXPORTER_OTLP_PROTOCOL is "${protocol}"; spans are sent as http/json, so remove it or name a collector that takes that.`,
    );
  if (!endpoint) return null;
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    headers: Object.fromEntries(headers.map(headerOf)),
    service: env['OTEL_SERVICE_NAME'] || 'yingda',
    ratio,
  };
}

function headerOf(item: string): [string, string] {
  const at = item.indexOf('=');
  const value = item.slice(at + 1).trim();
  // Values are percent-encoded, as the specification has it; what is not is taken as it stands.
  const decoded = /^(?:[^%]|%[0-9a-f]{2})*$/i.test(value) ? decodeURIComponent(value) : value;
  return [item.slice(0, at).trim(), decoded];
}

/** Links in mails, snippets and the reference begin with it, so it is an origin and nothing more. */
function publicUrl(env: Env, host: string, port: number): string {
  const text = url(env, 'PUBLIC_URL', ['http:', 'https:']);
  // Everywhere is no address to go to.
  const own = ['0.0.0.0', '::'].includes(host) ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  if (!text) return `http://${own}:${port}`;
  const { origin, pathname, search, hash, username, password } = new URL(text);
  if (pathname !== '/' || search || hash || username || password)
    throw new WrongSetting(
      `PUBLIC_URL is "${text}"; give scheme and host only, for example https://chat.shop.example.`,
    );
  return origin;
}

function storageUrl(env: Env): string {
  const text =
    url(env, 'STORAGE_URL', ['file:', 's3:']) ?? missing('STORAGE_URL', 'file:///srv/yingda/files');
  if (text.startsWith('file:') && !/^file:(\/\/)?\/[^/]/.test(text))
    throw new WrongSetting(
      `STORAGE_URL is "${text}"; name the folder from the root, for example file:///srv/yingda/files.`,
    );
  return text;
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Trusting everybody would let every visitor choose the address they are counted under. */
function proxies(text: string | undefined): false | number | string {
  if (!text || text === 'off' || text === 'false') return false;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const items = text.split(',').map((item) => item.trim());
  const wrong = items.find((item) => !NAMED_NETWORKS.includes(item) && !isNetwork(item));
  if (wrong !== undefined)
    throw new WrongSetting(
      `TRUST_PROXY names "${wrong}"; give the number of proxies, or their addresses as 10.0.0.0/8, loopback.`,
    );
  return items.join(', ');
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function folder(env: Env): string {
  const path = env['YINGDA_DIST'] || 'dist';
  if (!existsSync(path))
    throw new WrongSetting(`YINGDA_DIST is "${path}", which does not exist; build first with: npm run build`);
  return path;
}
