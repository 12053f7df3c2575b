import { explainRefusal, requireVersion } from './outside-database.js';

const URL_WITH_PASSWORD = 'postgres://me:hidden@db.example/shop';

describe('a database that cannot be used', () => {
  test.each([
    ['ECONNREFUSED', 'cannot be reached', 1],
    ['ENOTFOUND', 'cannot be reached', 1],
    ['28P01', 'password', 78],
    ['3D000', 'createdb', 78],
  ])('%s names the place and what to do, never the password', (code, expected, exitCode) => {
    const failure = explainRefusal(Object.assign(new Error('no'), { code }), URL_WITH_PASSWORD);
    expect(failure.message).toContain('db.example:5432/shop');
    expect(failure.message).toContain(expected);
    expect(failure.message).not.toContain('hidden');
    expect(failure.exitCode).toBe(exitCode);
  });

  test.each(['15.0', '15.14 (Debian 15.14-0+deb12u1)', '18.4', '19beta1'])(
    'PostgreSQL %s will do',
    (version) => {
      expect(() => requireVersion(version, URL_WITH_PASSWORD)).not.toThrow();
    },
  );

  test.each(['14.19', '9.6.24'])('PostgreSQL %s is too old', (version) => {
    expect(() => requireVersion(version, URL_WITH_PASSWORD)).toThrow(`PostgreSQL ${version}`);
  });
});
