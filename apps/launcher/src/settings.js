// The settings the launcher itself acts on. All others go through to the gateway, which checks them.
import { Failure } from './failure.js';

const WRONG_SETTING = 78;

/** Parses `env`; a wrong value fails with a sentence that names the setting. */
export function readSettings(env) {
  const databaseUrl = env.DATABASE_URL ? requireDatabaseUrl('DATABASE_URL', env.DATABASE_URL) : undefined;
  if (env.DATABASE_DIRECT_URL) requireDatabaseUrl('DATABASE_DIRECT_URL', env.DATABASE_DIRECT_URL);
  if (env.DATABASE_DIRECT_URL && !databaseUrl) {
    throw wrong('DATABASE_DIRECT_URL is set without DATABASE_URL: set both, or neither');
  }
  if (databaseUrl && !env.SECRET_KEY) {
    throw wrong(
      'DATABASE_URL is set without SECRET_KEY: set SECRET_KEY to a long random text (openssl rand -base64 32) and keep it with the database, whose secrets it opens',
    );
  }
  return {
    host: env.HOST || '127.0.0.1',
    port: requirePortNumber(env.PORT || '3000'),
    databaseUrl,
    directUrl: env.DATABASE_DIRECT_URL || undefined,
    secretKey: env.SECRET_KEY || undefined,
    storageUrl: env.STORAGE_URL || undefined,
    demoPassword: env.DEMO_PASSWORD || undefined,
    // A shop's own database is never filled with a demo unless somebody says so.
    demo: flag('DEMO', env.DEMO || (databaseUrl ? 'off' : 'on')),
  };
}

/** Whether only this machine can reach the address. */
export function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The address to open in a browser of this machine. */
export function addressOf({ host, port }) {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The environment of the gateway: the caller's, and what the launcher knows better. */
export function gatewayEnvironment(env, { settings, secrets, urls, files, dist, simulatorUrl }) {
  return {
    ...env,
    NODE_ENV: env.NODE_ENV || 'production',
    HOST: settings.host,
    PORT: String(settings.port),
    DATABASE_URL: urls.database,
    DATABASE_DIRECT_URL: urls.direct,
    SECRET_KEY: settings.secretKey ?? secrets.secretKey,
    STORAGE_URL: settings.storageUrl ?? `file:${files}`,
    YINGDA_DIST: dist,
    DEMO: settings.demo ? 'on' : 'off',
    DEMO_PASSWORD: demoPassword(settings, secrets),
    ...(simulatorUrl ? { SIMULATOR_URL: simulatorUrl } : {}),
  };
}

const SETTINGS =
  /^(DATABASE_URL|DATABASE_DIRECT_URL|REDIS_URL|ROLE|HOST|PORT|PUBLIC_URL|SECRET_KEY|STORAGE_URL|SMTP_URL|TRUST_PROXY|ALLOW_PRIVATE_HOSTS|ASSISTANT_.*|DEMO|DEMO_PASSWORD|SIMULATOR_.*|YINGDA_.*|OTEL_.*)$/;

/** The environment without any setting of ours: a server under test must not meet those of whoever runs the tests. */
export function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SETTINGS.test(name)));
}

/** The password of the demo's sign-ins: a well-known one only where nobody else can reach it. */
export function demoPassword({ host, demoPassword: chosen }, secrets) {
  return chosen ?? (isLoopback(host) ? 'yingda-demo' : secrets.demoPassword);
}

function requirePortNumber(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw wrong(`PORT=${text} is no port: use a number from 1 to 65535, such as PORT=3000`);
}

function requireDatabaseUrl(name, text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  // The value is not repeated: it may hold a password.
  throw wrong(`${name} is no PostgreSQL address: write it as postgres://user:password@host:5432/database`);
}

// The same spellings as the gateway takes.
function flag(name, value) {
  if (['on', 'true', '1', 'yes'].includes(value)) return true;
  if (['off', 'false', '0', 'no'].includes(value)) return false;
  throw wrong(`${name}=${value} is not known: use on or off`);
}

function wrong(sentence) {
  return new Failure(`${sentence}.`, WRONG_SETTING);
}
