import { type TestDatabase, testDatabase } from '@yingda/testing';
import { caseLife } from './testing-lives';

/** The long form of `use-cases/lives.db.spec.ts`: `npm run proof -- cases`. */
describe('lives of cases on two nodes', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it.each(Array.from({ length: 60 }, (_, at) => 100 + at))(
    'end told and followed up, owe what they should, and leave a trace of all (seed %i)',
    (seed) => caseLife(db, { seed, rounds: 150 }),
    120_000,
  );
});
