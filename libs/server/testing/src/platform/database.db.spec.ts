import { AuditLog, type Migration, type WriterConnection } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { eventually } from '../clock/eventually';

const table = (name: string): Migration => ({
  name,
  up: (sql) => sql(`create table ${name} (id integer)`),
  down: (sql) => sql(`drop table ${name}`),
});

describe('the database', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  const exists = async (name: string) =>
    (await db.database.query<{ yes: boolean }>('select to_regclass($1) is not null as yes', [name]))[0]!.yes;

  describe('migrations', () => {
    it('run once, in order, however many processes start together', async () => {
      const list = [table('first_table'), table('second_table')];
      const applied = await Promise.all([0, 1, 2].map(() => db.database.migrate(list)));
      expect(applied.flat().sort()).toEqual(['first_table', 'second_table']);
      expect(await db.database.migrate([...list, table('third_table')])).toEqual(['third_table']);
    });

    it('keep nothing of one that fails, say which it was, and keep those before it', async () => {
      const broken: Migration = {
        name: 'broken',
        up: async (sql) => {
          await sql('create table half_done (id integer)');
          await sql('create tabel oops');
        },
        down: (sql) => sql('drop table half_done'),
      };
      await expect(db.database.migrate([table('fourth_table'), broken])).rejects.toThrow(
        'Migration broken failed',
      );
      expect(await exists('fourth_table')).toBe(true);
      expect(await exists('half_done')).toBe(false);
    });

    it('can be taken back, newest first', async () => {
      const list = [table('fifth_table'), table('sixth_table'), table('seventh_table')];
      await db.database.migrate(list);
      expect(await db.database.revert(list, 'fifth_table')).toEqual(['seventh_table', 'sixth_table']);
      expect(await exists('fifth_table')).toBe(true);
      expect(await exists('sixth_table')).toBe(false);
    });

    it('are refused when two have the same name', async () => {
      await expect(db.database.migrate([table('same'), table('same')])).rejects.toThrow('called same');
    });
  });

  it('gives rows of changes that return them, and counts of those that do not', async () => {
    await db.database.query('insert into leases values ($1, $2, $3)', ['a', 'h', db.clock.now()]);
    const rows = await db.database.query(
      `update leases set holder = 'i' where name = 'a' returning name, holder`,
    );
    expect(rows).toEqual([{ name: 'a', holder: 'i' }]);
    expect(await db.database.execute(`delete from leases where name = 'a'`)).toBe(1);
  });

  describe('the writer', () => {
    let writer: WriterConnection;
    const one = { name: 'one', text: 'select $1::int + 1 as n, pg_backend_pid() as pid' };

    beforeEach(() => {
      writer = db.database.writer();
    });
    afterEach(() => writer.close());

    it('runs named statements on a connection tuned for them', async () => {
      expect((await writer.query<{ n: number }>(one, [1]))[0]!.n).toBe(2);
      expect((await writer.queryArrays<[number, number]>(one, [2]))[0]![0]).toBe(3);
      const [setting] = await writer.query<{ scan: string; plan: string }>({
        name: 'settings',
        text: `select current_setting('enable_seqscan') as scan, current_setting('plan_cache_mode') as plan`,
      });
      expect(setting).toEqual({ scan: 'off', plan: 'force_generic_plan' });
    });

    it('keeps the order of statements given at once', async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4].map((n) => writer.query<{ n: number; pid: number }>(one, [n])),
      );
      expect(answers.map(([row]) => row!.n)).toEqual([2, 3, 4, 5]);
      expect(new Set(answers.map(([row]) => row!.pid)).size).toBe(1);
    });

    it('fails what was in flight when its connection is cut, and connects again for the next statement', async () => {
      const [{ pid }] = (await writer.query<{ pid: number }>(one, [1])) as [{ pid: number }];
      const inFlight = writer.query({ name: 'sleep', text: 'select pg_sleep(5)' });
      const failure = expect(inFlight).rejects.toThrow();
      await db.database.query('select pg_terminate_backend($1)', [pid]);
      await failure;
      const [after] = await eventually(() => writer.query<{ n: number; pid: number }>(one, [5]));
      expect(after!.n).toBe(6);
      expect(after!.pid).not.toBe(pid);
    });

    it('refuses statements once closed', async () => {
      await writer.close();
      await expect(writer.query(one, [1])).rejects.toThrow('closed');
    });
  });

  describe('the audit log', () => {
    const entry = {
      ...{
        actorId: null,
        actorName: '王芳',
        action: 'agent.signed-in',
        subjectKind: 'agent',
        subjectId: 'a1',
      },
      ...{ details: { from: 'console' }, address: '127.0.0.1' },
    };

    it('keeps who did what, newest first, page by page', async () => {
      const audit = new AuditLog(db.database, db.clock);
      for (const subjectId of ['a1', 'a2', 'a3']) {
        await audit.record({ ...entry, subjectId });
        db.clock.advance(1_000);
      }
      const first = await audit.list({ limit: 2 });
      expect(first.map((one) => one.subjectId)).toEqual(['a3', 'a2']);
      expect(first[0]).toMatchObject({ ...entry, subjectId: 'a3' });
      const rest = await audit.list({ limit: 2, before: first[1]!.id });
      expect(rest.map((one) => one.subjectId)).toEqual(['a1']);
      expect(await audit.list({ limit: 10, subjectKind: 'agent', subjectId: 'a2' })).toHaveLength(1);
    });

    it('can neither be changed nor thinned out', async () => {
      await new AuditLog(db.database, db.clock).record(entry);
      await expect(db.database.query(`update audit_log set actor_name = 'x'`)).rejects.toThrow(
        'only be added to',
      );
      await expect(db.database.query('delete from audit_log')).rejects.toThrow('only be added to');
    });

    it('leaves no trace of what was rolled back', async () => {
      const failing = db.unitOfWork.run(async () => {
        await new AuditLog(db.database, db.clock).record(entry);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await new AuditLog(db.database, db.clock).list({ limit: 10 })).toEqual([]);
    });
  });
});
