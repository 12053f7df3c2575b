import { type TestDatabase, testDatabase } from '@yingda/testing';
import { neverLost } from '../testing-never-lost';

describe('a promise is never lost', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it.each([11, 23])('under random events, departures and restarts on two nodes (seed %i)', (seed) =>
    neverLost(db, { seed, steps: 50 }),
  );
});
