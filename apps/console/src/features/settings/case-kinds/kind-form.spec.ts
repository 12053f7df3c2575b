import { freeKey, kindProblem, newKind } from './kind-form';

const right = () => ({ ...newKind(), name: { zh: '质量', en: 'Quality' } });
const times = (parts: object) => ({ ...right(), deadlines: { ...right().deadlines, ...parts } });
const field = {
  key: 'a',
  label: { zh: '批次', en: 'Batch' },
  type: 'text',
  required: false,
  choices: [],
} as const;

it.each([
  ['a name in both languages', right(), null],
  ['a name in one language only', { ...right(), name: { zh: '质量', en: ' ' } }, 'name'],
  ['an extension that is no longer than the answer', times({ extendedMinutes: 1_440 }), 'extension'],
  ['no extension at all', times({ extendedMinutes: null }), null],
  ['a result due before the first answer', times({ resultMinutes: 60 }), 'result'],
  [
    'a field without a name',
    { ...right(), fields: [{ ...field, label: { zh: '', en: '' }, choices: [] }] },
    'field-label',
  ],
  [
    'a choice of one',
    { ...right(), fields: [{ ...field, type: 'choice' as const, choices: ['x'] }] },
    'field-choices',
  ],
  [
    'a reason without a name',
    { ...right(), reasons: [{ key: 'r', name: { zh: '漏', en: '' } }] },
    'reason-name',
  ],
] as const)('a kind with %s', (_, form, problem) =>
  expect(kindProblem(form as Parameters<typeof kindProblem>[0])).toBe(problem),
);

it('takes the first key that is free', () => {
  expect(freeKey([{ key: 'field-1' }, { key: 'field-3' }], 'field')).toBe('field-2');
});
