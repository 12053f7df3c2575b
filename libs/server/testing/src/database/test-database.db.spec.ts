import type { Migration } from '@yingda/platform';
import { scratchDatabase } from './scratch-database';
import { testDatabase } from './test-database';

const roles: Migration = {
  name: 'roles',
  async up(sql) {
    await sql('create table roles (id integer generated always as identity primary key, name text not null)');
    await sql(`create table people (id integer primary key, role_id integer not null references roles (id),
      greeting text generated always as ('hello ' || id::text) stored)`);
    await sql(`insert into roles (name) values ('agent'), ('manager')`);
  },
  down: (sql) => sql('drop table people, roles'),
};

describe('a database for a spec', () => {
  it('is empty but for what migrations inserted, again after each truncation', async () => {
    const db = await testDatabase({ migrations: [roles] });
    try {
      const names = async () =>
        (await db.database.query<{ name: string }>('select name from roles order by id')).map(
          (row) => row.name,
        );
      for (let i = 0; i < 2; i++) {
        expect(await names()).toEqual(['agent', 'manager']);
        await db.database.query(`insert into roles (name) values ('extra')`);
        await db.database.query(`update roles set name = 'changed' where id = 1`);
        await db.database.query('insert into people (id, role_id) values (1, 1)');
        await db.truncate();
        expect(await db.database.query('select * from people')).toEqual([]);
      }
      expect(await names()).toEqual(['agent', 'manager']);
    } finally {
      await db.close();
    }
  });

  it('is shared with nobody, and gone once closed', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    await one.database.query(`insert into leases values ('a', 'b', $1)`, [one.clock.now()]);
    expect(await two.database.query('select * from leases')).toEqual([]);
    const name = new URL(one.url).pathname.slice(1);
    const exists = async () =>
      (await two.database.query('select 1 from pg_database where datname = $1', [name])).length;
    expect(await exists()).toBe(1);
    await one.close();
    expect(await exists()).toBe(0);
    await two.close();
  });

  it('is a copy of the template when there is one, and applies only what that lacks', async () => {
    const template = await scratchDatabase();
    const before = process.env.TEMPLATE_DATABASE;
    try {
      process.env.TEMPLATE_DATABASE = template.name;
      const copies = await Promise.all([0, 1, 2].map(() => testDatabase({ migrations: [roles] })));
      for (const copy of copies) {
        expect(await copy.database.query('select 1 from roles')).toHaveLength(2);
        await copy.close();
      }
    } finally {
      if (before === undefined) delete process.env.TEMPLATE_DATABASE;
      else process.env.TEMPLATE_DATABASE = before;
      await template.drop();
    }
  });
});
