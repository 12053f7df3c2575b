import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { PresenceFacts } from './presence-facts';

describe('when agents were there', () => {
  let db: TestDatabase;
  let facts: PresenceFacts;
  beforeAll(async () => {
    db = await testDatabase();
    facts = new PresenceFacts(db.database);
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  const agentId = newId();
  const at = (minute: number) => new Date(Date.UTC(2026, 9, 12, 2, minute));
  const kept = async () =>
    (
      await db.database.query<{ state: string; from_at: Date; to_at: Date | null }>(
        'select state, from_at, to_at from report_presence order by from_at',
      )
    ).map(({ state, from_at, to_at }) => [state, from_at.getUTCMinutes(), to_at?.getUTCMinutes() ?? null]);

  it('is kept from each state to the next; offline is a gap', async () => {
    for (const [state, minute] of [
      ['online', 0],
      ['busy', 10],
      ['offline', 20],
      ['away', 30],
    ] as const)
      await facts.changed({ agentId, state, at: at(minute) });
    expect(await kept()).toEqual([
      ['online', 0, 10],
      ['busy', 10, 20],
      ['away', 30, null],
    ]);
  });

  it('knows of two states at one moment only the later one', async () => {
    await facts.changed({ agentId, state: 'online', at: at(0) });
    await facts.changed({ agentId, state: 'away', at: at(0) });
    expect(await kept()).toEqual([['away', 0, null]]);
  });

  it('adds times known from elsewhere, but never beside what was seen', async () => {
    await facts.changed({ agentId, state: 'online', at: at(10) });
    await facts.changed({ agentId, state: 'offline', at: at(20) });
    const before = { agentId, state: 'online', from: at(0), to: at(10) };
    await facts.add([before, before, { agentId, state: 'busy', from: at(5), to: at(30) }]);
    expect(await kept()).toEqual([
      ['online', 0, 10],
      ['online', 10, 20],
    ]);
  });
});
