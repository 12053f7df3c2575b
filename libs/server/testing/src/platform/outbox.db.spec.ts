import type { DomainEvent } from '@yingda/events';
import { newId, Outbox, rowFor } from '@yingda/platform';
import { eventually } from '../clock/eventually';
import { recordedEvents } from '../database/recorded-events';
import { type TestDatabase, testDatabase } from '../database/test-database';
import { append, numberOf } from './facts';

/** As a hot statement does: from seven arrays in the order of OutboxRow; array order is the order of events. */
const INSERT_MANY = `insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at, request_id)
select t.id, t.name, t.aggregate_id, t.lane, t.payload, t.occurred_at, t.request_id
from unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::json[], $6::timestamptz[], $7::text[])
  with ordinality as t(id, name, aggregate_id, lane, payload, occurred_at, request_id, ord)
order by t.ord`;

describe('the outbox', () => {
  let db: TestDatabase;
  let outbox: Outbox;
  let heard: DomainEvent[][];

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    heard = [];
    outbox = new Outbox(db.database, db.clock);
    outbox.onCommitted((events) => void heard.push(events));
  });
  afterAll(() => db.close());

  const unmarked = async () =>
    (await db.database.query('select 1 from outbox_events where fanned_out_at is null')).length;

  it('refuses a fact that no transaction makes true', async () => {
    await expect(append(outbox, 'a', 1)).rejects.toThrow('inside a unit of work');
  });

  it('announces all events of a unit together, in order, after the commit', async () => {
    await db.unitOfWork.run(async () => {
      await append(outbox, 'a', 1);
      await append(outbox, 'b', 2);
      await append(outbox, 'a', 3);
      expect(heard).toEqual([]);
    });
    expect(heard.map((events) => events.map(numberOf))).toEqual([[1, 2, 3]]);
    expect(await recordedEvents(db.database)).toEqual(heard[0]);
  });

  it('announces and keeps nothing of a unit that is rolled back', async () => {
    const failing = db.unitOfWork.run(async () => {
      await append(outbox, 'a', 1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(heard).toEqual([]);
    expect(await recordedEvents(db.database)).toEqual([]);
  });

  it('marks what every listener took, shortly after', async () => {
    await db.unitOfWork.run(() => append(outbox, 'a', 1));
    expect(await unmarked()).toBe(1);
    await eventually(async () => (await unmarked()) === 0);
  });

  it('leaves unmarked what a listener failed on, and tells the other listeners all the same', async () => {
    const failing = new Outbox(db.database, db.clock);
    let told = 0;
    failing.onCommitted(() => {
      throw new Error('no socket');
    });
    failing.onCommitted(() => told++);
    await db.unitOfWork.run(() => append(failing, 'a', 1));
    await failing.flush();
    expect(told).toBe(1);
    expect(await unmarked()).toBe(1);
  });

  it('takes rows that a hot statement inserts by itself, in array order, and marks along with its next batch', async () => {
    const events = ['a', 'b', 'a'].map((aggregateId, n) => ({
      ...{ id: newId(), name: 'presence.changed' as const, aggregateId },
      ...{ occurredAt: db.clock.now().toISOString(), payload: { n } },
    })) as unknown as DomainEvent[];
    const rows = events.map(rowFor);
    const columns = [
      ...(['id', 'name', 'aggregate_id', 'lane', 'payload', 'occurred_at', 'request_id'] as const),
    ];
    await db.database.query(
      INSERT_MANY,
      columns.map((column) => rows.map((row) => row[column])),
    );
    expect(await recordedEvents(db.database)).toEqual(events);
    outbox.announce(events);
    expect(heard).toEqual([events]);
    // Not before it has left the process: what dies with it is told again by another.
    expect(outbox.takeAnnounced()).toEqual([]);
    let ids: string[] = [];
    await eventually(() => {
      ids = [...ids, ...outbox.takeAnnounced()];
      return ids.length === events.length;
    });
    expect(ids).toEqual(events.map((event) => event.id));
    await outbox.markFannedOut(ids);
    expect(await unmarked()).toBe(0);
    expect(outbox.takeAnnounced()).toEqual([]);
  });

  // outbox/horizon.ts rests on it: a transaction has its id before it takes a position.
  it('evaluates the transaction id before the position in every insert', async () => {
    for (const statement of [
      `insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at)
       values (gen_random_uuid(), 'x', 'a', 0, '{}', '2026-01-01')`,
      INSERT_MANY.replace(/\$\d/g, 'null'),
    ]) {
      const plan = await db.database.query<{ 'QUERY PLAN': string }>(`explain (verbose) ${statement}`);
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toMatch(/Output: [^\n]*pg_current_xact_id\(\)[^\n]*nextval/);
    }
  });
});
