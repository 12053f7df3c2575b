import type { DomainEvent } from '@yingda/events';
import { Database, UnitOfWork } from '@yingda/platform';
import { recordedEvents } from '../database/recorded-events';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { append } from './facts';

describe('a unit of work', () => {
  let db: TestDatabase;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    db = await testDatabase({
      migrations: [
        {
          name: 'said_words',
          up: (sql) => sql('create table said_words (id integer primary key, word text not null)'),
          down: (sql) => sql('drop table said_words'),
        },
      ],
    });
    unitOfWork = db.unitOfWork;
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  const put = (id: number, word: string) =>
    db.database.query('insert into said_words values ($1, $2)', [id, word]);
  const words = async () =>
    (await db.database.query<{ word: string }>('select word from said_words order by id')).map(
      (row) => row.word,
    );

  it('keeps everything in it when it ends well', async () => {
    const result = await unitOfWork.run(async () => {
      await put(1, 'one');
      await db.database.manager().query('insert into said_words values (2, $1)', ['two']);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await words()).toEqual(['one', 'two']);
  });

  it('keeps nothing when an error is thrown, and throws it on', async () => {
    const failing = unitOfWork.run(async () => {
      await put(1, 'one');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await words()).toEqual([]);
  });

  it('is joined by one that begins inside it', async () => {
    const failing = unitOfWork.run(async () => {
      await unitOfWork.run(() => put(1, 'inner'));
      expect(await words()).toEqual(['inner']);
      throw new Error('outer');
    });
    await expect(failing).rejects.toThrow('outer');
    expect(await words()).toEqual([]);
  });

  it('is not seen by others before it commits', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const unit = unitOfWork.run(async () => {
      await put(1, 'one');
      await gate;
    });
    expect(await words()).toEqual([]);
    release();
    await unit;
    expect(await words()).toEqual(['one']);
  });

  it('does not claim success when a statement in it failed and the error was swallowed', async () => {
    const swallowing = unitOfWork.run(async () => {
      await put(1, 'one');
      await put(1, 'again').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('nothing of it was kept');
    expect(await words()).toEqual([]);
  });

  it('refuses statements of a task that outlived its rollback', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const failing = unitOfWork.run(async () => {
      late = new Promise((resolve) => setTimeout(resolve, 30)).then(() => put(1, 'late'));
      late.catch(() => undefined);
      throw new Error('gone');
    });
    await expect(failing).rejects.toThrow('gone');
    await expect(late).rejects.toThrow('rolled back');
    expect(await words()).toEqual([]);
  });

  it('runs again when PostgreSQL broke a deadlock at its cost', async () => {
    await put(1, 'a');
    await put(2, 'b');
    const runs = { forward: 0, backward: 0 };
    const both = { forward: () => {}, backward: () => {} };
    const met = {
      forward: new Promise<void>((resolve) => (both.forward = resolve)),
      backward: new Promise<void>((resolve) => (both.backward = resolve)),
    };
    const change = (me: 'forward' | 'backward', ids: number[]) =>
      unitOfWork.run(async () => {
        runs[me]++;
        await db.database.query('update said_words set word = word || $2 where id = $1', [ids[0], me[0]]);
        both[me]();
        await met[me === 'forward' ? 'backward' : 'forward'];
        await db.database.query('update said_words set word = word || $2 where id = $1', [ids[1], me[0]]);
      });
    await Promise.all([change('forward', [1, 2]), change('backward', [2, 1])]);
    expect(runs.forward + runs.backward).toBe(3);
    expect((await words()).map((word) => [...word].sort().join(''))).toEqual(['abf', 'bbf']);
  });

  it('gives up after three more tries', async () => {
    let runs = 0;
    const failing = unitOfWork.run(async () => {
      runs++;
      throw Object.assign(new Error('could not serialize'), { code: '40001' });
    });
    await expect(failing).rejects.toThrow('could not serialize');
    expect(runs).toBe(4);
  });

  it('undoes only a failed attempt, with its events and callbacks', async () => {
    const heard: string[] = [];
    const announced: DomainEvent[] = [];
    db.outbox.onCommitted((events) => void announced.push(...events));
    await unitOfWork.run(async () => {
      await put(1, 'kept');
      await append(db.outbox, 'kept', 1);
      const failed = unitOfWork.attempt(async () => {
        await put(2, 'undone');
        await append(db.outbox, 'undone', 2);
        unitOfWork.afterCommit(() => heard.push('undone'));
        await put(2, 'twice');
      });
      await expect(failed).rejects.toThrow('duplicate key');
      unitOfWork.afterCommit(() => heard.push('kept'));
    });
    expect(await words()).toEqual(['kept']);
    expect(heard).toEqual(['kept']);
    expect(announced.map((event) => event.aggregateId)).toEqual(['kept']);
    expect(await recordedEvents(db.database)).toHaveLength(1);
  });

  describe('after commit', () => {
    it('calls back once committed, in order, outside of the unit', async () => {
      const seen: string[] = [];
      await unitOfWork.run(async () => {
        unitOfWork.afterCommit(() => seen.push(`first, unit ${db.database.unit() ? 'open' : 'over'}`));
        unitOfWork.afterCommit(() => {
          throw new Error('a callback that fails');
        });
        unitOfWork.afterCommit(() => seen.push('last'));
        expect(seen).toEqual([]);
      });
      expect(seen).toEqual(['first, unit over', 'last']);
    });

    it('calls back never when rolled back, and at once when there is no unit', async () => {
      let calls = 0;
      await unitOfWork
        .run(async () => {
          unitOfWork.afterCommit(() => calls++);
          throw new Error('no');
        })
        .catch(() => undefined);
      expect(calls).toBe(0);
      unitOfWork.afterCommit(() => calls++);
      expect(calls).toBe(1);
    });
  });

  it('survives the loss of its connection: the unit fails, the next one works', async () => {
    const cut = unitOfWork.run(async () => {
      await put(1, 'lost');
      await db.database.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(cut).rejects.toThrow();
    await unitOfWork.run(() => put(2, 'next'));
    expect(await words()).toEqual(['next']);
  });

  it('of a process that hangs is ended by the server, and holds nobody up for longer', async () => {
    const hanging = new Database({
      url: db.url,
      applicationName: 'hanging',
      entities: [],
      idleTransactionMs: 200,
    });
    await hanging.connect();
    await put(1, 'free');
    const held = new UnitOfWork(hanging).run(async () => {
      await hanging.query(`update said_words set word = 'held' where id = 1`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await hanging.query('select 1');
    });
    const failed = expect(held).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await db.database.query(`update said_words set word = 'mine' where id = 1`);
    expect(await words()).toEqual(['mine']);
    await failed;
    await hanging.query('select 1');
    await hanging.close();
  });
});
