import { variablesProblem } from './shop-variables';

const line = { name: 'return_days', inboxId: null, language: null, value: '7' };

describe('the shop’s variables', () => {
  it.each([
    ['with a name and a value', [line], null],
    ['with a name in capitals', [line, { ...line, name: 'Days' }], { part: 'wrong', n: 2 }],
    ['without a value', [{ ...line, value: ' ' }], { part: 'wrong', n: 1 }],
    ['said twice for the same place', [line, { ...line, value: '14' }], { part: 'doubled', n: 2 }],
    ['said once for each language', [line, { ...line, language: 'en' as const }], null],
  ])('%s', (_, lines, problem) => expect(variablesProblem(lines)).toEqual(problem));
});
