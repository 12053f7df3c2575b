import { parseConfig, WrongSetting } from './config';

const least = {
  DATABASE_URL: 'postgres://user:secret@db.example:5432/shop',
  SECRET_KEY: 'x'.repeat(32),
  STORAGE_URL: 'file:///srv/files',
  YINGDA_DIST: '.',
};
const parsed = (more: Record<string, string> = {}) => parseConfig({ ...least, ...more });

describe('settings', () => {
  it('needs a database, a key and a place for files, and knows the rest by itself', () => {
    expect(parsed()).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      role: 'all',
      databaseDirectUrl: least.DATABASE_URL,
      redisUrl: null,
      publicUrl: 'http://127.0.0.1:3000',
      trustProxy: false,
      demo: false,
      testClock: false,
      rateLimits: true,
      groupCommit: true,
      logLevel: 'info',
    });
    for (const name of ['DATABASE_URL', 'SECRET_KEY', 'STORAGE_URL'] as const)
      expect(() => parsed({ [name]: '' })).toThrow(new RegExp(`^${name} is not set; set it, for example`));
  });

  it.each([
    ['an unknown one', { YINGDA_COLOUR: 'red' }, /YINGDA_COLOUR is not a setting; known are/],
    ['a port that is none', { PORT: 'web' }, /PORT is "web"/],
    ['a port beyond all ports', { PORT: '70000' }, /PORT is "70000"/],
    [
      'a role that does not exist',
      { ROLE: 'boss' },
      /ROLE is "boss"; it must be one of all, gateway, worker/,
    ],
    ['neither on nor off', { DEMO: 'maybe' }, /DEMO is "maybe"; it must be on or off/],
    [
      'another database',
      { DATABASE_URL: 'mysql://x/y' },
      /DATABASE_URL is not an address that starts with postgres/,
    ],
    ['another cache', { REDIS_URL: 'localhost:6379' }, /REDIS_URL is not an address that starts with redis/],
    ['a mail server that is no address', { SMTP_URL: 'mail' }, /SMTP_URL/],
    ['a simulator that is no address', { SIMULATOR_URL: 'simulator:3100' }, /SIMULATOR_URL/],
    ['a short key', { SECRET_KEY: 'short' }, /SECRET_KEY is shorter than 32 characters/],
    ['a folder from nowhere', { STORAGE_URL: 'file:files' }, /STORAGE_URL .* from the root/],
    [
      'an address with a path',
      { PUBLIC_URL: 'https://x.example/chat' },
      /PUBLIC_URL .* scheme and host only/,
    ],
    ['a word as an address', { PUBLIC_URL: 'shop' }, /PUBLIC_URL/],
    ['trust in everybody', { TRUST_PROXY: 'true' }, /TRUST_PROXY names "true"/],
    ['a network that is none', { TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY names "10.0.0.0\/33"/],
    ['a test clock outside tests', { YINGDA_TEST_CLOCK: 'on', NODE_ENV: 'production' }, /for tests only/],
    ['limits lifted outside tests', { YINGDA_RATE_LIMITS: 'off', NODE_ENV: '' }, /for tests only/],
    ['messages one by one outside tests', { YINGDA_GROUP_COMMIT: 'off', NODE_ENV: '' }, /for tests only/],
    ['a build that is not there', { YINGDA_DIST: './nowhere' }, /build first/],
    [
      'a threshold that is no number',
      { YINGDA_SLOW_STATEMENT_MS: 'often' },
      /YINGDA_SLOW_STATEMENT_MS is "often"/,
    ],
    [
      'a collector without a scheme',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
      /OTEL_EXPORTER_OTLP_ENDPOINT/,
    ],
    [
      'more than all traces',
      { OTEL_TRACES_SAMPLER_ARG: '1.5' },
      /OTEL_TRACES_SAMPLER_ARG is "1.5".* from 0 to 1/,
    ],
    ['headers that are none', { OTEL_EXPORTER_OTLP_HEADERS: 'secret' }, /OTEL_EXPORTER_OTLP_HEADERS/],
    [
      'another protocol',
      { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      /OTEL_EXPORTER_OTLP_PROTOCOL is "grpc".* http\/json/,
    ],
    ['a log level', { YINGDA_LOG_LEVEL: 'loud' }, /YINGDA_LOG_LEVEL/],
  ])('refuses %s by name, in one sentence', (_, more, sentence) => {
    expect(() => parsed(more)).toThrow(WrongSetting);
    expect(() => parsed(more)).toThrow(sentence);
    expect(() => parsed(more)).not.toThrow(/\n/);
  });

  it('never repeats a secret in what it says', () => {
    const wrong: Record<string, string>[] = [
      { SECRET_KEY: 'short-secret' },
      { DATABASE_URL: 'pg://user:pass-secret@x/y' },
    ];
    for (const more of wrong) expect(() => parsed(more)).not.toThrow(/secret@|short-secret/);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000'],
    [{ HOST: '::' }, 'http://localhost:3000'],
    [{ HOST: '::1', PORT: '80' }, 'http://[::1]:80'],
    [{ HOST: '192.168.0.7' }, 'http://192.168.0.7:3000'],
    [{ PUBLIC_URL: 'https://Chat.Shop.example/' }, 'https://chat.shop.example'],
  ])('says where browsers reach it: %o', (more, address) => {
    expect(parsed(more as Record<string, string>).publicUrl).toBe(address);
  });

  it.each([
    ['', false],
    ['off', false],
    ['2', 2],
    ['loopback', 'loopback'],
    ['10.0.0.0/8,fd00::/8, loopback', '10.0.0.0/8, fd00::/8, loopback'],
  ])('trusts the proxies it is told of: %s', (text, trusted) => {
    expect(parsed({ TRUST_PROXY: text }).trustProxy).toBe(trusted);
  });

  it('takes files from a folder in both spellings, and from S3', () => {
    for (const address of ['file:/srv/files', 'file:///srv/files', 's3://key:secret@host/bucket'])
      expect(parsed({ STORAGE_URL: address }).storageUrl).toBe(address);
  });

  it('knows an assistant by its address alone, and refuses the rest without it', () => {
    expect(parsed({}).assistant).toBeNull();
    expect(parsed({ ASSISTANT_URL: 'http://127.0.0.1:11434' }).assistant).toEqual({
      ...{ url: 'http://127.0.0.1:11434', key: null, model: 'default' },
    });
    const whole = { ASSISTANT_URL: 'https://api.example/v1', ASSISTANT_KEY: 'k-1', ASSISTANT_MODEL: 'm' };
    expect(parsed(whole).assistant).toEqual({ url: 'https://api.example/v1', key: 'k-1', model: 'm' });
    expect(() => parsed({ ASSISTANT_URL: 'ftp://x' })).toThrow(/ASSISTANT_URL/);
    expect(() => parsed({ ASSISTANT_URL: 'https://u:p@api.example' })).toThrow(/ASSISTANT_URL/);
    expect(() => parsed({ ASSISTANT_URL: 'https://api.example', ASSISTANT_KEY: 'a\nb' })).toThrow(
      /ASSISTANT_KEY/,
    );
    expect(() => parsed({ ASSISTANT_MODEL: 'm' })).toThrow(/ASSISTANT_MODEL/);
  });

  it('traces nothing without an endpoint, and everything with one unless told otherwise', () => {
    expect(parsed({}).tracing).toBeNull();
    const endpoint = 'http://collector:4318';
    const whole = { endpoint, headers: {}, service: 'yingda', ratio: 1 };
    expect(parsed({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` }).tracing).toEqual(whole);
    expect(
      parsed({
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a=b, x-shop = 7',
        OTEL_SERVICE_NAME: 'chat',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      }).tracing,
    ).toEqual({
      endpoint,
      headers: { authorization: 'Bearer a=b', 'x-shop': '7' },
      service: 'chat',
      ratio: 0.25,
    });
  });

  it('lists private hosts as they are separated', () => {
    expect(parsed({ ALLOW_PRIVATE_HOSTS: ' a.local, ,b.local ' }).allowPrivateHosts).toEqual([
      'a.local',
      'b.local',
    ]);
  });
});
