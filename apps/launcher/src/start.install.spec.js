// npm start as a stranger meets it: several accounts, two at once, after a kill, with an outside database.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseAccount } from './accounts.js';
import { ensureDatabase, query } from './database-client.js';
import { EMPTY, installShop } from './installed-shop.js';
import { identityOf } from './processes.js';

const isRoot = process.getuid() === 0;
const whenRoot = isRoot ? test : test.skip;
const shops = [];
const open = (parent, account) => {
  shops.push(installShop(parent, account));
  return shops.at(-1);
};
const home = isRoot ? '/root' : tmpdir();
const uidOf = (pid) => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
const until = async (isTrue) => {
  while (!(await isTrue())) await sleep(50);
};

afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.remove();
});

if (!isRoot) process.stdout.write('Not root: what only root can show is skipped.\n');

describe('npm start', () => {
  test('in a closed folder: ready, stopped by Ctrl-C without a trace, and ready again within 5 s with its data', async () => {
    const shop = open(home);
    await shop.startAndWait();
    await shop.sql('CREATE TABLE kept (id int)');
    const { launcher, gateway } = shop.record();
    const pids = [launcher.pid, gateway.pid, shop.databasePid()];

    expect(await shop.stop('SIGINT')).toBe(0);
    expect(pids.map(identityOf)).toEqual([undefined, undefined, undefined]);

    expect(await shop.startAndWait()).toBeLessThan(5);
    expect(await shop.sql('SELECT * FROM kept')).toEqual([]);
    expect(await shop.stop('SIGTERM')).toBe(0);
  });

  whenRoot(
    'as root the database is run by an account without rights, which alone can read its data',
    async () => {
      const shop = open(home);
      await shop.startAndWait();
      const { uid } = databaseAccount();
      expect(uid).not.toBe(0);
      expect(uidOf(shop.databasePid())).toBe(uid);
      expect(shop.files.folder).toMatch(/^\/var\/lib\/yingda\//);
      expect(shop.output).toContain(shop.files.folder);
      expect(statSync(shop.files.folder)).toMatchObject({ uid });
      expect(statSync(shop.files.folder).mode & 0o777).toBe(0o700);
      expect(statSync(shop.files.database)).toMatchObject({ uid });
      // The secret that opens the shop's other secrets is none of the database's business.
      expect(statSync(shop.files.secrets)).toMatchObject({ uid: 0 });
      expect(statSync(shop.files.secrets).mode & 0o777).toBe(0o600);
    },
  );

  whenRoot('as an ordinary user everything lies in the project and belongs to that user', async () => {
    const account = databaseAccount();
    const parent = mkdtempSync('/var/lib/yingda-user-');
    try {
      chmodSync(parent, 0o755);
      const shop = open(parent, account);
      await shop.startAndWait();
      expect(shop.files.folder).toBe(join(shop.root, '.yingda'));
      const { gateway } = shop.record();
      expect([shop.pid, gateway.pid, shop.databasePid()].map(uidOf)).toEqual(Array(3).fill(account.uid));
      expect(statSync(shop.files.folder).mode & 0o777).toBe(0o700);
      await shop.remove();
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  });

  test('two folders on two ports run side by side, each with its own database', async () => {
    const [one, other] = [open(home), open(home)];
    await Promise.all([one.startAndWait(EMPTY), other.startAndWait(EMPTY)]);
    await one.sql('CREATE TABLE only_here (id int)');
    await expect(other.sql('SELECT * FROM only_here')).rejects.toThrow('does not exist');
    expect([await one.isReady(), await other.isReady()]).toEqual([true, true]);
  });

  test('a second start of the same folder says where the first one is, and leaves it alone', async () => {
    const shop = open(home);
    await shop.startAndWait(EMPTY);
    const second = shop.again();
    const { code, sentence } = await second.startInVain(EMPTY);
    expect(code).toBe(1);
    expect(sentence).toContain(`http://127.0.0.1:${shop.port}`);
    expect(sentence.split('\n')).toHaveLength(1);
    expect(await shop.isReady()).toBe(true);
  });
});

describe('after something died', () => {
  test('a killed launcher: the next start ends what it left and has all its data', async () => {
    const shop = open(home);
    await shop.startAndWait(EMPTY);
    await shop.sql('CREATE TABLE kept AS SELECT 7 AS id');
    const left = [shop.record().gateway.pid, shop.databasePid()];
    await shop.stop('SIGKILL');
    expect(left.map(identityOf)).not.toContain(undefined);

    await shop.startAndWait(EMPTY);
    expect(left.map(identityOf)).toEqual([undefined, undefined]);
    expect(await shop.sql('SELECT id FROM kept')).toEqual([{ id: 7 }]);
  });

  test('a killed database or server is started again, and people are told', async () => {
    const shop = open(home);
    await shop.startAndWait(EMPTY);
    process.kill(shop.databasePid(), 'SIGKILL');
    await until(() => shop.output.includes('PostgreSQL is back'));
    process.kill(shop.record().gateway.pid, 'SIGKILL');
    await until(() => shop.output.includes('The server is back'));
    expect(await shop.isReady()).toBe(true);
    expect(await shop.stop()).toBe(0);
  });
});

describe('with DATABASE_URL', () => {
  test('the outside database is used and none is started', async () => {
    const server = process.env.DATABASE_URL;
    await query(server, 'DROP DATABASE IF EXISTS installation_outside WITH (FORCE)');
    await ensureDatabase(server, 'installation_outside');
    const url = server.replace(/\/[^/]*$/, '/installation_outside');
    const shop = open(home);
    await shop.startAndWait({ DATABASE_URL: url, SECRET_KEY: 'outside'.repeat(6) });
    expect(shop.hasDatabaseFolder).toBe(false);
    const [{ count }] = await query(
      url,
      "SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(count).toBeGreaterThan(0);
    expect(await shop.stop()).toBe(0);
    await query(server, 'DROP DATABASE installation_outside WITH (FORCE)');
  });
});
