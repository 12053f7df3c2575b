import type { CaseTask } from '../tasks/use-tasks';
import { nextStepOf } from './next-step';
import type { CaseDetail, CaseKind } from './use-cases';
import type { Remedy } from './use-remedies';

const kind = {
  departmentKey: 'quality',
  fields: [
    { key: 'batch', required: true, label: { zh: '批次', en: 'Batch' } },
    { key: 'bought', required: true, label: { zh: '购买日期', en: 'Bought on' } },
    { key: 'colour', required: false, label: { zh: '颜色', en: 'Colour' } },
  ],
} as unknown as CaseKind;

interface Around {
  kind?: CaseKind;
  tasks?: CaseTask['state'][];
  remedies?: Remedy['state'][];
}
const next = (parts: Partial<CaseDetail>, around: Around = {}) =>
  nextStepOf({ stage: 'received', pausedSince: null, form: {}, kind: 'quality', ...parts } as CaseDetail, {
    kind: around.kind ?? kind,
    tasks: (around.tasks ?? []).map((state) => ({ state }) as CaseTask),
    remedies: (around.remedies ?? []).map((state) => ({ state }) as Remedy),
    label: ({ label }) => label.en,
  });
const missing = (...args: Parameters<typeof next>) =>
  next(...args).missing.map(({ what, n }) => `${n} ${what}`);

it.each([
  ['received', 'classify', 'classified'],
  ['classified', 'department', 'with-department'],
  ['with-department', 'propose', 'proposed'],
  ['proposed', 'agree', 'accepted'],
  ['accepted', 'execute', 'executed'],
  ['executed', 'tell', 'told'],
  ['told', 'follow-up', 'closed'],
  ['following-up', 'follow-up', 'closed'],
  ['closed', 'none', null],
] as const)('after %s comes %s', (stage, name, to) => expect(next({ stage })).toMatchObject({ name, to }));

it('goes straight to the solution where the kind names no department', () => {
  const own = { ...kind, departmentKey: null } as CaseKind;
  expect(next({ stage: 'classified' }, { kind: own }).name).toBe('propose');
});

it('has to be gone on with first while it waits for the customer', () => {
  expect(next({ stage: 'accepted', pausedSince: '2026-03-02T00:00:00Z' }).name).toBe('resume');
  expect(next({ stage: 'closed', pausedSince: '2026-03-02T00:00:00Z' }).name).toBe('none');
});

it('names the required fields that are empty', () => {
  expect(next({ form: { batch: '2610', bought: ' ' } }).missing).toEqual([
    { what: 'fields', n: 1, names: ['Bought on'] },
  ]);
  expect(missing({ form: { batch: '2610', bought: '2026-02-01' } })).toEqual([]);
});

it('tells of departments that have not answered, and of answers nobody has looked at', () => {
  const tasks: CaseTask['state'][] = [
    'sent',
    'sent-back',
    'acknowledged',
    'answered',
    'accepted',
    'withdrawn',
  ];
  expect(missing({ stage: 'with-department' }, { tasks })).toEqual(['3 tasks', '1 answers']);
});

it('tells of remedies that wait for an approval, and of those the customer has not answered to', () => {
  const remedies: Remedy['state'][] = ['proposed', 'approved', 'told', 'executed', 'refused', 'withdrawn'];
  expect(missing({ stage: 'proposed' }, { remedies })).toEqual(['1 approval']);
  expect(missing({ stage: 'accepted' }, { remedies })).toEqual(['1 approval', '1 consent']);
  expect(missing({ stage: 'executed' }, { remedies: ['executed'] })).toEqual([]);
});
