import { type CustomerImportPlan } from '@yingda/contracts';
import { type DomainEvent } from '@yingda/events';
import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { CustomerImports } from '../../storage/files/customer-imports';
import { customersOn, staffWith } from '../../testing';
import { EditCustomer } from '../edit-customer';
import { CustomerImportReader } from './customer-import-reader';
import { type ImportGround, ReceiveCustomers } from './receive-customers';
import { TakeRows } from './take-rows';
import { WorkCustomerImports } from './work-customer-imports';

const manager = staffWith({ 'customer.import': 'all', 'customer.edit': 'all' }, { name: '周 敏' });

describe('importing customers', () => {
  let db: TestDatabase;
  let context: ReturnType<typeof customersOn>;
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    context = customersOn(db);
  });
  afterAll(() => db.close());

  const receive = (text: string | Buffer, importId?: string) =>
    context
      .get(ReceiveCustomers)
      .receive(manager, { importId, fileName: 'customers.csv', bytes: Buffer.from(text as string) });
  const record = (id: string) => context.get(CustomerImportReader).record(manager, id);
  const work = () => context.get(WorkCustomerImports).execute();
  async function run(text: string, changes: Partial<CustomerImportPlan> = {}) {
    const { id, preview } = await receive(text);
    await context.get(ReceiveCustomers).start(manager, id, { ...preview.plan, ...changes });
    await work();
    return record(id);
  }
  const count = (table: string) =>
    db.database.query<{ n: number }>(`select count(*)::int as n from ${table}`).then(([row]) => row!.n);
  const names = () =>
    db.database
      .query<{ name: string }>('select name from customers order by name')
      .then((rows) => rows.map(({ name }) => name));

  /** The connection is lost when everything of the nth batch is written and nothing of it committed. */
  async function dieAt(nth: number): Promise<void> {
    const rows = context.get(TakeRows);
    const take = rows.take.bind(rows);
    let batches = 0;
    const dying = jest.spyOn(rows, 'take').mockImplementation(async (...given) => {
      const taken = await take(...given);
      if (++batches === nth) throw Object.assign(new Error('gone'), { code: '57P01' });
      return taken;
    });
    await expect(work()).rejects.toMatchObject({ code: '57P01' });
    dying.mockRestore();
  }
  /** A process that works on one import and nothing else, whoever has the lease. */
  async function workOn(importId: string): Promise<void> {
    const { ground } = context.get(WorkCustomerImports) as unknown as { ground: ImportGround };
    const imports: CustomerImports = Object.create(ground.imports) as CustomerImports;
    imports.next = async () => {
      const one = await ground.imports.find(importId);
      return one && ['checking', 'running'].includes(one.state) ? one : null;
    };
    const leases = { acquire: async () => true, renew: async () => true, release: async () => undefined };
    const alone = { ...ground, imports, leases: leases as unknown as ImportGround['leases'] };
    await new WorkCustomerImports(alone, context.get(TakeRows), importId).execute();
  }

  it('says how it would read a file: separator, encoding, titles, and what each column says', async () => {
    const { preview } = await receive(
      '客户编号;姓名;手机;城市\nS1;陈晓琳;13800000001;杭州\nS2;王伟;12;上海\n',
    );
    expect(preview.plan).toMatchObject({ separator: ';', encoding: 'utf-8', header: true });
    expect(preview.plan.columns.map(({ target, key }) => key ?? target)).toEqual([
      ...['externalId', 'name', 'phone', '城市'],
    ]);
    expect(preview.rows.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [2, []],
      [3, ['phone']],
    ]);
    const gb = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xcd, 0xf5, 0xce, 0xb0, 0x0a]);
    const read = await context
      .get(ReceiveCustomers)
      .receive(manager, { importId: undefined, fileName: 'x.csv', bytes: gb });
    expect(read.preview).toMatchObject({
      plan: { encoding: 'gb18030' },
      titles: ['姓名'],
      rows: [{ cells: ['王伟'] }],
    });
  });

  it('takes good rows and reports bad ones by the line an editor shows, also behind cells of several lines', async () => {
    const text =
      'name,phone,note\nAnn,13800000001,"one\ntwo"\nBob,x,\nCid,13800000003,\n,,\nAnn again,13800000001,\n';
    const done = await run(text);
    expect(done).toMatchObject({ state: 'done', rows: 5, added: 2, failed: 3 });
    const { items } = await context.get(CustomerImportReader).problems(manager, done.id, {});
    expect(items.map(({ line, code }) => [line, code])).toEqual([
      [4, 'phone'],
      [6, 'nobody'],
      [7, 'twice'],
    ]);
    expect(await names()).toEqual(['Ann', 'Cid']);
    const [kept] = await db.database.query<{ cells: string }>('select cells from customer_import_problems');
    expect(kept!.cells).not.toContain('Bob');
  });

  it('takes nothing at all where it was asked to take all or nothing and a row is bad', async () => {
    const done = await run('name,phone\nAnn,13800000001\nBob,x\n', { mode: 'all-or-nothing' });
    expect(done).toMatchObject({ state: 'refused', added: 0, failed: 1 });
    expect(await names()).toEqual([]);
  });

  it('knows whom it has: fills in what is missing, replaces only when asked, and leaves a tier by hand alone', async () => {
    const text = 'externalId,name,phone,tier,tags\nS1,陈晓琳,13800000001,gold,常客\n';
    expect(await run(text)).toMatchObject({ added: 1 });
    expect(await run(text)).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
    const other = 'phone,name,email,tags\n138 0000 0001,Chen,chen@mail.example,新品\n';
    expect(await run(other)).toMatchObject({ added: 0, updated: 1 });
    expect(await names()).toEqual(['陈晓琳']);
    expect(await run(other, { replace: true })).toMatchObject({ updated: 1 });
    expect(await names()).toEqual(['Chen']);
    const [row] = await db.database.query(
      `select c.tier, c.version, p.tags, p.tier_source as source from customers c join customer_profiles p on p.customer_id = c.id`,
    );
    expect(row).toMatchObject({ tier: 'gold', version: 3, tags: ['常客', '新品'], source: 'shop' });
    await db.database.query(`update customer_profiles set tier_source = 'hand'`);
    await run('externalId,tier\nS1,vip\n', { replace: true });
    expect(await db.database.query('select tier from customers')).toEqual([{ tier: 'gold' }]);
  });

  it('never makes one customer of two of the shop’s numbers, nor guesses between several', async () => {
    await run('externalId,phone\nS1,13800000001\nS2,13800000001\n', { matchBy: ['externalId'] });
    const done = await run('externalId,phone,name\nS3,13800000001,Cid\n,13800000001,Dan\n', {
      matchBy: ['externalId'],
    });
    expect(done).toMatchObject({ added: 2 });
    const which = await run('phone,name\n13800000001,Eve\n', { replace: true });
    expect(which).toMatchObject({ failed: 1, updated: 0 });
  });

  it('is the same import when it is sent again under its id', async () => {
    const id = newId();
    const first = await receive('name\nAnn\n', id);
    await context.get(ReceiveCustomers).start(manager, id, first.preview.plan);
    await work();
    expect(await receive('name\nBob\n', id)).toMatchObject({ id, state: 'done', added: 1 });
    await context.get(ReceiveCustomers).start(manager, id, first.preview.plan);
    await work();
    expect(await names()).toEqual(['Ann']);
  });

  it('goes on after a kill exactly where the last batch ended: nobody is half there, missing or there twice', async () => {
    const rows = Array.from(
      { length: 1_200 },
      (_, at) => `S${at},客户${at},1390000${String(at).padStart(4, '0')}`,
    );
    const { id, preview } = await receive(`externalId,name,phone\n${rows.join('\n')}\n`);
    await context.get(ReceiveCustomers).start(manager, id, preview.plan);
    // The process dies in the transaction of its second batch.
    await dieAt(2);
    expect(await record(id)).toMatchObject({ state: 'running', rows: 500, added: 500 });
    expect(await count('customers')).toBe(500);
    expect(await count('customer_facts')).toBe(500);
    await work();
    const all = { state: 'done', rows: 1_200, added: 1_200, updated: 0, unchanged: 0, failed: 0 };
    expect(await record(id)).toMatchObject(all);
    expect(await count('customers')).toBe(1_200);
    expect(await count('customer_facts')).toBe(1_200);
    const [told] = await db.database.query<DomainEvent>(
      `select payload from outbox_events where name = 'customers.imported'`,
    );
    expect(told!.payload).toMatchObject({ importId: id, added: 1_200 });
  });

  it('of one that two processes work on, each row is taken once', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => `S${at},客户${at}`);
    const { id, preview } = await receive(`externalId,name\n${rows.join('\n')}\n`);
    await context.get(ReceiveCustomers).start(manager, id, preview.plan);
    await Promise.all([workOn(id), workOn(id)]);
    await workOn(id);
    const all = { state: 'done', rows: 1_200, added: 1_200, updated: 0, unchanged: 0, failed: 0 };
    expect(await record(id)).toMatchObject(all);
  });

  it('a row that cannot be kept is reported by its line and holds up none beside it', async () => {
    const rows = context.get(TakeRows);
    const take = rows.take.bind(rows);
    const failing = jest.spyOn(rows, 'take').mockImplementation((given, ...more) => {
      if (given.some(({ line }) => line === 3)) return Promise.reject(new Error('value too long'));
      return take(given, ...more);
    });
    const done = await run('externalId,name\nS1,Ann\nS2,Bob\nS3,Cid\n');
    failing.mockRestore();
    expect(done).toMatchObject({ state: 'done', rows: 3, added: 2, failed: 1 });
    const { items } = await context.get(CustomerImportReader).problems(manager, done.id, {});
    expect(items.map(({ line, code }) => [line, code])).toEqual([[3, 'not-storable']]);
    expect(await names()).toEqual(['Ann', 'Cid']);
  });

  it('two imports of one file at once, and an agent who edits meanwhile, leave one record of everybody', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `1370000${String(at).padStart(4, '0')},客户${at}`);
    await run(`phone,name\n${rows.slice(0, 5).join('\n')}\n`);
    const text = `phone,name,城市\n${rows.map((row) => `${row},杭州`).join('\n')}\n`;
    const [a, b] = [await receive(text), await receive(text)];
    for (const { id, preview } of [a, b])
      await context.get(ReceiveCustomers).start(manager, id, preview.plan);
    const [one] = await db.database.query<{ id: string; version: number }>(
      'select id, version from customers order by id limit 1',
    );
    const edit = context
      .get(EditCustomer)
      .execute(manager, { customerId: one!.id, version: one!.version, language: 'en' })
      .then(
        () => 'kept',
        (error: { code: string }) => error.code,
      );
    // Each on a process of its own that believes to be the only one.
    await Promise.all([workOn(a.id), workOn(b.id), edit]);
    expect(['kept', 'stale-edit']).toContain(await edit);
    expect(await count('customers')).toBe(40);
    const [row] = await db.database.query(
      `select attributes, language from customers where id = '${one!.id}'`,
    );
    expect(row).toMatchObject({
      attributes: { 城市: '杭州' },
      language: (await edit) === 'kept' ? 'en' : null,
    });
  });
});
