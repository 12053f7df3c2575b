import { heldOrder } from './held-risks';
import { risk } from './testing';

const [a, b, c] = [risk('a'), risk('b'), risk('c')];

it('is in the order of the board while nobody points at it', () => {
  expect(heldOrder([b, a], null)).toEqual({ risks: [b, a], moved: false });
});

it('moves nothing under the pointer: what ended goes, what came stands at the end', () => {
  expect(heldOrder([c, b, a], ['a', 'b'])).toEqual({ risks: [a, b, c], moved: true });
  expect(heldOrder([b], ['a', 'b'])).toEqual({ risks: [b], moved: false });
});
