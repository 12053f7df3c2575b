import { cannedBody, cannedForm, cannedProblem, inserted } from './canned-form';

const form = {
  ...cannedForm(null, 'shop', null),
  shortcut: '退货',
  'zh-CN': { title: '退货', body: '您好，{{customer_name}}' },
};

describe('the form of a canned response', () => {
  it('sends only languages with a text', () => {
    expect(cannedBody(form)).toEqual({
      scope: 'shop',
      teamId: null,
      shortcut: '退货',
      category: null,
      stage: null,
      parts: [],
      texts: [{ language: 'zh-CN', title: '退货', body: '您好，{{customer_name}}' }],
    });
  });
  it.each([
    ['with one language', {}, null],
    ['with a shortcut of two words', { shortcut: 'a b' }, 'shortcut'],
    ['without a shortcut', { shortcut: '' }, 'shortcut'],
    ['without any text', { 'zh-CN': { title: '', body: ' ' } }, 'text'],
    ['with a title that has no text', { en: { title: 'Returns', body: '' } }, 'text'],
    ['for a team that is not chosen', { scope: 'team' as const }, 'team'],
    ['too long', { en: { title: '', body: 'a'.repeat(5_001) } }, 'long'],
  ])('%s', (_, parts, problem) => expect(cannedProblem({ ...form, ...parts })).toBe(problem));
});

it('a variable takes the place of what is selected, and the caret stands behind it', () => {
  expect(inserted('Hello X!', { start: 6, end: 7 }, '{{agent_name}}')).toEqual({
    text: 'Hello {{agent_name}}!',
    caret: 20,
  });
});
