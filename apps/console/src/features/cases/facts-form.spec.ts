import { bodyOf, emptyFields, EMPTY_FACTS } from './facts-form';
import type { CaseKind } from './use-cases';

const kind = {
  reasons: [{ key: 'leak', name: { zh: '漏水', en: 'Leaks' } }],
  fields: [
    { key: 'since', required: true },
    { key: 'colour', required: false },
  ],
} as unknown as CaseKind;
const facts = { ...EMPTY_FACTS, kind: 'quality', title: ' It leaks ' };

it('sends what was typed, trimmed, and only fields that the kind asks for', () => {
  const form = { since: ' yesterday ', colour: ' ', 'of-another-kind': 'x' };
  expect(bodyOf({ ...facts, form }, kind)).toMatchObject({ title: 'It leaks', form: { since: 'yesterday' } });
});

it('sends a reason only where the kind knows it', () => {
  expect(bodyOf({ ...facts, reason: 'leak' }, kind)).toHaveProperty('reason', 'leak');
  expect(bodyOf({ ...facts, reason: 'of-another-kind' }, kind)).not.toHaveProperty('reason');
});

it('names the required fields that are empty', () => {
  expect(emptyFields({ form: {} }, kind).map(({ key }) => key)).toEqual(['since']);
  expect(emptyFields({ form: { since: 'x' } }, kind)).toEqual([]);
});
