import { isUuid, newId } from './ids';

describe('ids', () => {
  it('sort in the order in which they were made', () => {
    const made = Array.from({ length: 1_000 }, newId);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(1_000);
  });

  it('are recognised, also when a client made a random one', () => {
    expect(isUuid(newId())).toBe(true);
    expect(isUuid('3b241101-e2bb-4255-8caf-4136c566a962')).toBe(true);
  });

  it.each([
    '',
    'abc',
    '3b241101e2bb42558caf4136c566a962',
    "3b241101-e2bb-4255-8caf-4136c566a962' or 1=1",
    7,
    null,
  ])('are not confused with %p', (other) => expect(isUuid(other)).toBe(false));
});
