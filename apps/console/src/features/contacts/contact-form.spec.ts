import { completeness, draftOf, missingIn, bodyOf } from './contact-form';

const draft = (more: object = {}) => ({ ...draftOf(null), ...more });

it('names what is missing, until it is written or said to be nothing', () => {
  expect(missingIn('visit', draft())).toEqual(['person', 'facts', 'opinions', 'needs', 'promised']);
  const points = [{ key: 1, kind: 'problem' as const, text: '包装破损', departmentId: null, dueAt: null }];
  const half = draft({ person: '周女士', facts: ' ', points, none: ['needs'] });
  expect(missingIn('visit', half)).toEqual(['facts', 'promised']);
  expect(completeness('visit', half)).toBe(60);
  expect(completeness('queue-call', draft({ facts: 'x', solved: 'no' }))).toBe(100);
});

it('sends only points with words in them', () => {
  const points = ['  ', '想要大包装 '].map((text, key) => ({
    ...{ key, kind: 'need' as const, text, departmentId: null, dueAt: null },
  }));
  expect(bodyOf(draft({ points, facts: '  ' }))).toMatchObject({
    form: { facts: null, person: null },
    points: [{ kind: 'need', text: '想要大包装' }],
  });
});
