import { type TestDatabase, testDatabase } from '@yingda/testing';
import { caseLife } from '../testing-lives';

describe('lives of cases on two nodes', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it.each([1, 4, 8, 10])(
    'end told and followed up, owe what they should, and leave a trace of all (seed %i)',
    (seed) => caseLife(db, { seed, rounds: 45 }),
  );
});
