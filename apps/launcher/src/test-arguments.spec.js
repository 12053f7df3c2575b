import { isContinuousIntegration, readTestArguments } from './test-arguments.js';

describe('npm test arguments', () => {
  test('without any, everything runs but installation, lint and types, which CI adds, and the proofs', () => {
    expect(readTestArguments([], { ci: false })).toEqual({
      parts: ['unit', 'db', 'e2e', 'faults', 'journeys'],
      jest: [],
    });
    expect(readTestArguments([], { ci: true }).parts).toEqual([
      'unit',
      'db',
      'e2e',
      'faults',
      'journeys',
      'installation',
      'static',
    ]);
  });

  test.each([
    [['--only', 'db', 'libs/x', '-t', 'a name']],
    [['libs/x', '--only=db', '-t', 'a name']],
    [['libs/x', '-t', 'a name', '--only', 'db']],
  ])('%j runs one part and passes the rest to Jest', (args) => {
    expect(readTestArguments(args, { ci: true })).toEqual({
      parts: ['db'],
      jest: ['libs/x', '-t', 'a name'],
    });
  });

  test('several parts run in their order, not in the order they were named', () => {
    expect(readTestArguments(['--only', 'e2e,unit'], { ci: false }).parts).toEqual(['unit', 'e2e']);
  });

  test.each([[['--only', 'everything']], [['--only']]])('%j is refused with the parts there are', (args) => {
    expect(() => readTestArguments(args, { ci: false })).toThrow(
      /unit, db, e2e, faults, journeys, installation, static, proof/,
    );
  });

  test.each([
    [{ CI: 'true' }, true],
    [{ CI: '1' }, true],
    [{ CI: 'false' }, false],
    [{}, false],
  ])('%j is CI: %s', (env, expected) => {
    expect(isContinuousIntegration(env)).toBe(expected);
  });
});
