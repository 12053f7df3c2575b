import { parseOptions } from './options';

describe('options of the fault suite', () => {
  it('have defaults and a seed of chance', () => {
    expect(parseOptions([], 77)).toMatchObject({ seconds: 60, seed: 77, gateways: 3, report: null });
  });

  it('are taken apart from their names or joined to them', () => {
    const args = ['--seconds', '9', '--seed=5', '--gateways', '2', '--report', 'out.json'];
    expect(parseOptions(args, 77)).toMatchObject({ seconds: 9, seed: 5, gateways: 2, report: 'out.json' });
  });

  it.each([
    [['--second', '9'], /"--second" is not known/],
    [['--seconds'], /needs a value/],
    [['--seconds', 'nine'], /whole number from 5/],
    [['--gateways', '0'], /whole number from 1/],
  ])('%j is refused in a sentence', (args, sentence) => {
    expect(() => parseOptions(args, 1)).toThrow(sentence);
  });
});
