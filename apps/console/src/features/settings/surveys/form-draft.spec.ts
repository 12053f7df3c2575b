import { placed } from '../page/reorder';
import { freeId, newForm, newQuestion, problemOf, withKind, withoutQuestion } from './form-draft';

const form = newForm({ 'zh-CN': '会话后', en: 'After a chat' });
const text = { 'zh-CN': '为什么？', en: 'Why?' };

it('begins with one question and can be saved as it is', () => {
  expect(problemOf(form)).toBeNull();
  expect(form.questions).toHaveLength(1);
});

it.each([
  ['noName', { name: { 'zh-CN': '会话后', en: ' ' } }],
  ['noWords', { thanks: { 'zh-CN': '', en: 'Thanks' } }],
  ['noQuestions', { questions: [] }],
  ['noText', { questions: [newQuestion('q1', 'text')] }],
  ['noOptions', { questions: [{ ...newQuestion('q1', 'choice'), text }] }],
] as const)('says what is missing: %s', (problem, parts) =>
  expect(problemOf({ ...form, ...parts } as typeof form)).toBe(problem),
);

it('keeps the words when a question becomes another kind, and options only where one chooses', () => {
  const tags = withKind({ ...newQuestion('why', 'text'), text }, 'tags');
  expect([tags.text, tags.options.length, tags.maxLength]).toEqual([text, 2, null]);
  expect(withKind(tags, 'nps').options).toEqual([]);
});

it('takes what depended on a question along when it is removed', () => {
  const why = { ...newQuestion('why', 'tags'), showIf: { question: 'overall', atMost: 3 } };
  const left = withoutQuestion([...form.questions, why], 'overall');
  expect(left.map(({ id, showIf }) => [id, showIf])).toEqual([['why', null]]);
});

it('moves by a place, not over the ends, and finds names that are free', () => {
  expect(placed(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  expect(placed(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(freeId(['q1', 'q3'], 'q')).toBe('q2');
});
