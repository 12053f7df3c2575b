import { Failure } from './failure.js';
import { addressOf, demoPassword, gatewayEnvironment, isLoopback, readSettings } from './settings.js';

const OUTSIDE = { DATABASE_URL: 'postgres://me:hidden@db.example:5432/shop', SECRET_KEY: 'k'.repeat(32) };
const refusal = (env) => {
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return error;
  }
  throw new Error('was not refused');
};

describe('settings', () => {
  test('without any, the shop is for this machine only and has a demo', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      demo: true,
      databaseUrl: undefined,
    });
  });

  test('a database of the shop gets no demo unless somebody asks for it', () => {
    expect(readSettings(OUTSIDE).demo).toBe(false);
    expect(readSettings({ ...OUTSIDE, DEMO: 'on' }).demo).toBe(true);
    expect(readSettings({ DEMO: 'off' }).demo).toBe(false);
  });

  test.each([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '3e3' }],
    ['DEMO', { DEMO: 'maybe' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x/y', SECRET_KEY: 'x' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://host', SECRET_KEY: 'x' }],
    ['SECRET_KEY', { DATABASE_URL: OUTSIDE.DATABASE_URL }],
    ['DATABASE_DIRECT_URL', { DATABASE_DIRECT_URL: OUTSIDE.DATABASE_URL }],
  ])('a wrong %s is refused by name, with the code for wrong settings', (name, env) => {
    const { message, exitCode } = refusal(env);
    expect(message).toContain(name);
    expect(message).not.toContain('\n');
    expect(exitCode).toBe(78);
  });

  test('a refused database address is not repeated, for it may hold a password', () => {
    expect(refusal({ DATABASE_URL: 'http://me:hidden@db/x', SECRET_KEY: 'x' }).message).not.toContain(
      'hidden',
    );
  });

  test.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.4', false],
    ['127.example.com', false],
  ])('%s is reached by this machine only: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  test('the well-known demo password is never used where others can reach the shop', () => {
    const secrets = { demoPassword: 'generated' };
    expect(demoPassword({ host: '127.0.0.1' }, secrets)).toBe('yingda-demo');
    expect(demoPassword({ host: '0.0.0.0' }, secrets)).toBe('generated');
    expect(demoPassword({ host: '0.0.0.0', demoPassword: 'chosen' }, secrets)).toBe('chosen');
  });

  test.each([
    [{ host: '0.0.0.0', port: 80 }, 'http://127.0.0.1:80'],
    [{ host: '::', port: 3000 }, 'http://[::1]:3000'],
    [{ host: 'fe80::1', port: 3000 }, 'http://[fe80::1]:3000'],
    [{ host: 'shop.lan', port: 3000 }, 'http://shop.lan:3000'],
  ])('%j opens at %s', (settings, address) => {
    expect(addressOf(settings)).toBe(address);
  });

  test('the gateway gets the kept secret, the files folder and the database, and the rest as it was given', () => {
    const settings = readSettings({ PORT: '3100', SMTP_URL: 'smtp://x' });
    const env = gatewayEnvironment(
      { SMTP_URL: 'smtp://x' },
      {
        settings,
        secrets: { secretKey: 'kept', demoPassword: 'generated' },
        urls: { database: 'postgres://a', direct: 'postgres://b' },
        files: '/data/files',
        dist: '/project/dist',
      },
    );
    expect(env).toMatchObject({
      PORT: '3100',
      HOST: '127.0.0.1',
      SMTP_URL: 'smtp://x',
      SECRET_KEY: 'kept',
      DATABASE_URL: 'postgres://a',
      DATABASE_DIRECT_URL: 'postgres://b',
      STORAGE_URL: 'file:/data/files',
      YINGDA_DIST: '/project/dist',
      DEMO: 'on',
      DEMO_PASSWORD: 'yingda-demo',
    });
  });
});
