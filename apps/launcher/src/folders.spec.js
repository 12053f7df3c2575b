// Rules about files, shown on a folder of their own.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canEnter } from './accounts.js';
import { fingerprints } from './build.js';
import { LogFile } from './log-file.js';
import { dataFolder } from './paths.js';
import { identityOf } from './processes.js';
import { RunRecord } from './run-record.js';
import { keepSecrets } from './secrets.js';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launcher-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('what has to be built again', () => {
  beforeEach(() => {
    for (const file of ['package-lock.json', 'tsconfig.base.json', 'nx.json']) write(file, '{}');
    write('libs/a/src/index.ts', 'export const a = 1;');
    write('apps/one/src/main.ts', '1');
    write('apps/two/src/main.ts', '2');
  });
  const changedBy = (path) => {
    const before = fingerprints(folder, ['one', 'two']);
    write(path, 'changed');
    const after = fingerprints(folder, ['one', 'two']);
    return ['one', 'two'].filter((app) => before[app] !== after[app]);
  };

  test.each([
    ['apps/one/src/main.ts', ['one']],
    ['apps/one/src/new.ts', ['one']],
    ['libs/a/src/index.ts', ['one', 'two']],
    ['package-lock.json', ['one', 'two']],
    ['apps/one/src/main.spec.ts', []],
    ['apps/one/test/some.ts', []],
    ['libs/a/README.md', []],
  ])('after a change of %s: %j', (path, expected) => {
    expect(changedBy(path)).toEqual(expected);
  });
});

describe('secrets', () => {
  test('are made once, readable to their owner alone, and then stay', () => {
    const file = join(folder, 'secrets.json');
    const made = keepSecrets(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.values(made).every((secret) => secret.length >= 12)).toBe(true);
    expect(made.secretKey.length).toBeGreaterThanOrEqual(32);
    expect(keepSecrets(file)).toEqual(made);
  });

  test('planted by a link are refused', () => {
    write('elsewhere', JSON.stringify({ secretKey: 'x', databasePassword: 'x', demoPassword: 'x' }));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'secrets.json'));
    expect(() => keepSecrets(join(folder, 'secrets.json'))).toThrow('not written by this account');
  });
});

describe('a log', () => {
  test('never grows without end, keeps one older copy, and ends with the newest lines', () => {
    const log = new LogFile(join(folder, 'a.log'));
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 25; i += 1) log.write(megabyte);
    log.write('the end');
    expect(readdirSync(folder).sort()).toEqual(['a.log', 'a.log.1']);
    expect(statSync(join(folder, 'a.log')).size).toBeLessThan(12 * 1024 * 1024);
    expect(readFileSync(join(folder, 'a.log'), 'utf8').endsWith('the end')).toBe(true);
    expect(log.tail().endsWith('the end')).toBe(true);
  });

  test('that cannot be written still tells its last lines', () => {
    const log = new LogFile(join(folder, 'missing', 'a.log'));
    log.write('said');
    expect(log.tail()).toBe('said');
  });
});

describe('where the data lies', () => {
  const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 };

  test('in the project when the launcher runs the database as itself', () => {
    expect(dataFolder('/anywhere/shop', undefined)).toBe('/anywhere/shop/.yingda');
  });

  test("outside a project that the database's account cannot enter, and apart for every folder", () => {
    // mkdtemp makes folders that only their owner may enter.
    expect(canEnter(nobody, folder)).toBe(false);
    const [one, two] = [dataFolder(join(folder, 'one'), nobody), dataFolder(join(folder, 'two'), nobody)];
    expect(one).toMatch(/^\/var\/lib\/yingda\/[0-9a-f]{16}$/);
    expect(two).not.toBe(one);
  });

  test('data that was begun where the account can no longer go is not silently left behind', () => {
    mkdirSync(join(folder, '.yingda', 'postgres'), { recursive: true });
    expect(() => dataFolder(folder, nobody)).toThrow(join(folder, '.yingda'));
  });
});

describe('one launcher per folder', () => {
  const record = () =>
    new RunRecord(join(folder, 'run.json'), { address: 'http://127.0.0.1:3000', parents: [] });

  test('the second one is told where the first one is', async () => {
    await record().claim();
    await expect(record().claim()).rejects.toThrow('http://127.0.0.1:3000');
  });

  test.each([
    [
      'killed',
      JSON.stringify({ launcher: { pid: process.pid, identity: 'an earlier process' }, gateway: null }),
    ],
    ['interrupted while it wrote its record', '{"laun'],
  ])('one that was %s does not block the folder', async (_how, content) => {
    write('run.json', content);
    await record().claim();
    const { launcher } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    expect(launcher).toEqual({ pid: process.pid, identity: identityOf(process.pid) });
  });

  test('a stopped one leaves no record', async () => {
    const claimed = record();
    await claimed.claim();
    claimed.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
