import { type TestDatabase, testDatabase } from '@yingda/testing';
import { neverLost } from './testing-never-lost';

/** The long form of `use-cases/never-lost.db.spec.ts`: `npm run proof -- promises`. */
describe('a promise is never lost', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it.each(Array.from({ length: 40 }, (_, at) => 100 + at))(
    'under random events, departures and restarts on two nodes (seed %i)',
    (seed) => neverLost(db, { seed, steps: 150 }),
    120_000,
  );
});
