import { sumsByAgent } from './goodwill-sums';
import type { Remedy } from './use-remedies';

const given = (proposedByName: string, state: Remedy['state'], amountFen: number) =>
  ({ proposedById: proposedByName, proposedByName, state, amountFen }) as Remedy;

it('adds up what each gave and what waits, the most first, and leaves out what came to nothing', () => {
  const sums = sumsByAgent([
    given('Ann', 'executed', 2_000),
    given('Bob', 'told', 3_000),
    given('Ann', 'approved', 4_000),
    given('Ann', 'proposed', 500),
    given('Bob', 'refused', 9_000),
    given('Eve', 'withdrawn', 9_000),
    given('Cid', 'declined', 9_000),
  ]);
  expect(sums.map(({ name, count, givenFen, waitingFen }) => [name, count, givenFen, waitingFen])).toEqual([
    ['Ann', 2, 6_000, 500],
    ['Bob', 1, 3_000, 0],
  ]);
});
