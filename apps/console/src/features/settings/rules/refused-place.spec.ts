import { placeOf } from './refused-place';

const conditions = new Map([
  ['conditions', 'root'],
  ['conditions.conditions.0', 'first'],
  ['conditions.conditions.1', 'group'],
]);

it.each([
  ['conditions.conditions.0.value', 'first'],
  ['conditions.conditions.1.conditions.4.field', 'group'],
  ['conditions', 'root'],
  ['actions.1.texts', 'b'],
  ['actions', 'actions'],
  ['actions.9', 'actions'],
  ['trigger.seconds', 'trigger'],
  ['name', 'name'],
])('what the server says of %s stands at %s', (path, place) =>
  expect(placeOf(path, conditions, ['a', 'b'])).toBe(place),
);
