import { givenOf, missingOf, shownOf } from './given-answers';
import type { AskedForm } from './use-conversation-surveys';

const words = { 'zh-CN': '', en: '' };
const question = (id: string, parts: Partial<AskedForm['questions'][number]>) => ({
  ...{ id, kind: 'rating' as const, dimension: 'other' as const, text: words, required: false, options: [] },
  ...parts,
});
const QUESTIONS = [
  question('overall', { required: true }),
  question('why', { kind: 'tags', showIf: { question: 'overall', atMost: 3 }, required: true }),
  question('solved', { kind: 'choice' }),
  question('missing', { kind: 'text', showIf: { question: 'solved', equals: 'no' } }),
];
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

it('asks what follows from the answers before', () => {
  expect(ids(shownOf(QUESTIONS, {}))).toEqual(['overall', 'solved']);
  expect(ids(shownOf(QUESTIONS, { overall: { question: 'overall', score: 3 } }))).toEqual([
    'overall',
    'why',
    'solved',
  ]);
  expect(ids(shownOf(QUESTIONS, { solved: { question: 'solved', choice: 'no' } }))).toContain('missing');
});

it('names the first required question that was asked and not answered', () => {
  expect(missingOf(QUESTIONS, {})?.id).toBe('overall');
  const low = { overall: { question: 'overall', score: 2 } };
  expect(missingOf(QUESTIONS, low)?.id).toBe('why');
  expect(missingOf(QUESTIONS, { ...low, why: { question: 'why', choices: ['slow'] } })).toBeNull();
  expect(missingOf(QUESTIONS, { overall: { question: 'overall', score: 5 } })).toBeNull();
});

it('sends nothing that was not asked or left empty', () => {
  const answers = {
    overall: { question: 'overall', score: 5 },
    why: { question: 'why', choices: ['slow'] },
    solved: { question: 'solved', choice: '' },
  };
  expect(givenOf(QUESTIONS, answers)).toEqual([{ question: 'overall', score: 5 }]);
});
