// Whatever goes wrong ends in one sentence that says what to do, and in no stack trace.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { query } from './database-client.js';
import { EMPTY, installShop } from './installed-shop.js';

const isRoot = process.getuid() === 0;
const home = isRoot ? '/root' : tmpdir();
let shop;

beforeEach(() => {
  shop = installShop(home);
});
afterEach(() => shop.remove());

/** What went to stderr must be one sentence of ours; and nothing runs any more. */
const expectSentence = ({ code, sentence }, { exitCode, saying }) => {
  expect(sentence).toMatch(/^yingda: [^\n]+\.$/);
  for (const words of saying) expect(sentence).toContain(words);
  expect(code).toBe(exitCode);
  expect(shop.output).not.toMatch(/^\s+at /m);
};

const fillDisk = (file) => {
  const block = Buffer.alloc(64 * 1024, 0x5a);
  try {
    for (;;) appendFileSync(file, block);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
};

const canMount = () => {
  const folder = join(shop.root, 'probe');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  }
};

describe('a start that cannot work', () => {
  test('a taken port is named, with the way to choose another', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    shop.port = squatter.address().port;
    const outcome = await shop.startInVain();
    squatter.close();
    expectSentence(outcome, { exitCode: 1, saying: [`Port ${shop.port}`, 'PORT='] });
  });

  test.each([
    ['one the launcher reads', { PORT: 'http' }, ['PORT=http']],
    ['one only the server reads', { SMTP_URL: 'mail.example' }, ['SMTP_URL']],
    ['one that does not exist', { YINGDA_COLOUR: 'red' }, ['YINGDA_COLOUR']],
    ['an address that is not of this machine', { HOST: '192.0.2.1' }, ['HOST=192.0.2.1']],
  ])('a wrong setting, %s, is named', async (_which, settings, saying) => {
    expectSentence(await shop.startInVain(settings), { exitCode: 78, saying });
  });

  test('DATABASE_URL without SECRET_KEY, and one that leads nowhere, say what is missing', async () => {
    const nowhere = { DATABASE_URL: 'postgres://me:hidden@127.0.0.1:1/shop' };
    expectSentence(await shop.startInVain(nowhere), { exitCode: 78, saying: ['SECRET_KEY'] });
    const outcome = await shop.startInVain({ ...nowhere, SECRET_KEY: 'x'.repeat(32) });
    expectSentence(outcome, { exitCode: 1, saying: ['127.0.0.1:1/shop', 'DATABASE_URL'] });
    expect(outcome.sentence).not.toContain('hidden');
  });

  test('a missing outside database is told from one that cannot be reached', async () => {
    const url = process.env.DATABASE_URL.replace(/\/[^/]*$/, '/no_such_database');
    expect(await query(process.env.DATABASE_URL, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const outcome = await shop.startInVain({ DATABASE_URL: url, SECRET_KEY: 'x'.repeat(32) });
    expectSentence(outcome, { exitCode: 78, saying: ['no_such_database', 'createdb'] });
  });
});

describe('data that cannot be used', () => {
  // Every one of them begins with the data of the same shop that ran and was stopped.
  let kept;
  const copy = (from, to) => execFileSync('cp', ['-a', from, to]);
  beforeAll(async () => {
    kept = mkdtempSync(join(home, 'yingda-kept-'));
    const before = installShop(home);
    await before.startAndWait(EMPTY);
    await before.stop();
    copy(before.files.folder, join(kept, 'data'));
    await before.remove();
  });
  afterAll(() => rmSync(kept, { recursive: true, force: true }));
  beforeEach(() => copy(join(kept, 'data'), shop.files.folder));

  const damages = [
    ['its control file is gone', (folder) => rmSync(join(folder, 'global', 'pg_control'))],
    ['its version file is gone', (folder) => rmSync(join(folder, 'PG_VERSION'))],
    ['it was written by another PostgreSQL', (folder) => writeFileSync(join(folder, 'PG_VERSION'), '12\n')],
    [
      'its journal is empty',
      (folder) => {
        const journal = join(folder, 'pg_wal');
        const segments = readdirSync(journal).filter((name) => /^[0-9A-F]{24}$/.test(name));
        segments.forEach((name) => truncateSync(join(journal, name), 0));
      },
    ],
    [
      'its catalogue is overwritten',
      (folder) => {
        const catalogue = join(folder, 'base', '5');
        for (const name of readdirSync(catalogue))
          writeFileSync(join(catalogue, name), Buffer.alloc(8192, 0x5a));
      },
    ],
  ];

  test.each(damages)('%s: the folder and the way out are named', async (_how, damage) => {
    damage(shop.files.database);
    expectSentence(await shop.startInVain(), { exitCode: 1, saying: [shop.files.database] });
  });

  test('without damage it is used: the copy itself breaks nothing', async () => {
    await shop.startAndWait(EMPTY);
    expect(await shop.isReady()).toBe(true);
  });

  test('secrets that are no secrets are named', async () => {
    writeFileSync(shop.files.secrets, '{');
    expectSentence(await shop.startInVain(), { exitCode: 1, saying: [shop.files.secrets] });
  });
});

describe('a full disk', () => {
  // PostgreSQL's programs take 60 MB there, an empty database 40 and its journal 16.
  const onDisk = async (megabytes, work) => {
    if (!isRoot || !canMount()) {
      process.stdout.write('No small disk can be mounted here: the full disk is not shown.\n');
      return;
    }
    mkdirSync(shop.files.folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', shop.files.folder]);
    try {
      await work();
      expectSentence(await shop.startInVain(), { exitCode: 1, saying: ['full', shop.files.folder] });
    } finally {
      execFileSync('umount', ['-l', shop.files.folder]);
    }
  };

  test.each([20, 80])('of %i MB at the first start is said', (megabytes) =>
    onDisk(megabytes, async () => {}),
  );

  test('at a later start is said, and once there is space again nothing is lost', () =>
    onDisk(250, async () => {
      await shop.startAndWait();
      await shop.sql('CREATE TABLE kept AS SELECT 7 AS id');
      await shop.stop();
      const filler = join(shop.files.folder, 'filler');
      fillDisk(filler);
      expectSentence(await shop.startInVain(), { exitCode: 1, saying: ['full', shop.files.folder] });
      rmSync(filler);
      await shop.startAndWait();
      expect(await shop.sql('SELECT id FROM kept')).toEqual([{ id: 7 }]);
      // While it runs: the journal cannot grow, the server cannot come back, and that is said.
      fillDisk(filler);
      await expect(
        shop.sql(`CREATE TABLE big AS SELECT repeat('x', 1000) FROM generate_series(1, 200000)`),
      ).rejects.toThrow();
      await shop.stop();
    }));
});
