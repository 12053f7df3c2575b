import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { RunsTable, type StoredRun } from './runs-table';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const minutes = (n: number) => new Date(NOW - n * 60_000);

describe('what rules did of late', () => {
  let test: TestDatabase;
  let runs: RunsTable;
  const [busy, quiet] = [newId(), newId()];

  const ran = async (ruleId: string, at: Date, with_: Partial<StoredRun> = {}): Promise<void> => {
    const run: StoredRun = {
      ...{ id: newId(), ruleId, ruleName: 'x', ruleVersion: 1, ordinal: 0, eventId: newId() },
      ...{ trigger: 'message.customer', conversationId: newId(), customerId: newId(), number: '1', depth: 1 },
      ...{ state: 'done', why: null, facts: { event: {}, position: 1 }, conditions: [], actions: [] },
      ...{ results: [], createdAt: at, begunAt: at, endedAt: at, ...with_ },
    };
    await runs.add(run);
    await runs.save(run);
  };

  beforeAll(async () => {
    test = await testDatabase();
    runs = new RunsTable(test.database);
    for (const [place, id] of [busy, quiet].entries())
      await test.database.query(
        `insert into rules (id, place, enabled, version, rule, updated_at, updated_by)
         values ($1, $2, true, 1, '{}', $3, 'spec')`,
        [id, place, minutes(0)],
      );
    await ran(busy, minutes(1));
    await ran(busy, minutes(2), { state: 'running', endedAt: null });
    await ran(busy, minutes(3), { state: 'failed', why: 'the last' });
    await ran(busy, minutes(4), { state: 'failed', why: 'an earlier one' });
    await ran(busy, minutes(5), { state: 'held', why: 'too often' });
    await ran(busy, minutes(60), { state: 'failed', why: 'too long ago' });
    await ran(newId(), minutes(1));
  });
  afterAll(() => test.close());

  it('is counted for every rule there is, with the last that failed and why; held ones ran not', async () => {
    const found = await runs.activity(minutes(30));
    expect(found).toHaveLength(2);
    const nothing = { runs: 0, failed: 0, held: 0, lastFailedAt: null, lastFailedWhy: null };
    expect(found).toEqual(
      expect.arrayContaining([
        { ruleId: busy, runs: 4, failed: 2, held: 1, lastFailedAt: minutes(3), lastFailedWhy: 'the last' },
        { ruleId: quiet, ...nothing },
      ]),
    );
  });

  it('is counted up to a thousand runs of a rule, the newest ones', async () => {
    await test.database.query(
      `insert into rule_runs (id, rule_id, rule_name, rule_version, ordinal, event_id, trigger, depth, state, facts,
         conditions, actions, created_at, ended_at)
       select gen_random_uuid(), $1, 'x', 1, 0, gen_random_uuid(), 'message.customer', 1, 'done', '{}', '[]', '[]', $2, $2
       from generate_series(1, 1000)`,
      [busy, minutes(0)],
    );
    const one = (await runs.activity(minutes(30))).find(({ ruleId }) => ruleId === busy);
    expect(one).toMatchObject({ runs: 1_000, failed: 0, held: 0, lastFailedAt: null });
  });
});
