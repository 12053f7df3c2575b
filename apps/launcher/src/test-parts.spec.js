import { countRepeated, countResults, filesToRepeat, roundsOf, summarise } from './test-parts.js';

describe('counting', () => {
  test('passed, failed and skipped tests are what Jest says', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 0,
    };
    expect(countResults(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test('a suite that could not even run counts as failed', () => {
    expect(
      countResults({ numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }, 1).failed,
    ).toBe(1);
  });

  test('a Jest that crashed, found no test or was killed counts as failed', () => {
    expect(countResults(undefined, -1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countResults({ numPassedTests: 5, numFailedTests: 0 }, 1).failed).toBe(1);
  });
});

describe('what failed in a part on real time', () => {
  const file = (name, ...states) => ({
    name,
    status: states.includes('failed') ? 'failed' : 'passed',
    assertionResults: states.map((status, n) => ({ status, fullName: `${name} does ${n}` })),
  });
  const reportOf = (...testResults) => {
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const having = (state) => all.filter(({ status }) => status === state).length;
    return {
      testResults,
      numPassedTests: having('passed'),
      numFailedTests: having('failed'),
      numPendingTests: having('pending'),
    };
  };
  const first = {
    code: 1,
    report: reportOf(file('a', 'passed', 'passed'), file('b', 'passed', 'failed', 'pending')),
  };

  test('is run again when it is a file or three, never when it is many', () => {
    expect(filesToRepeat(first.report)).toEqual(['b']);
    expect(filesToRepeat(reportOf(...['a', 'b', 'c', 'd'].map((name) => file(name, 'failed'))))).toEqual([]);
    expect(filesToRepeat(undefined)).toEqual([]);
  });

  test('counts as passed when it passes then, once each, and is named', () => {
    const again = { code: 0, report: reportOf(file('b', 'passed', 'passed', 'pending')) };
    const counts = countRepeated(first, again);
    expect(counts).toEqual({ passed: 4, failed: 0, skipped: 1, again: ['b does 1'] });
    const lines = summarise([{ part: 'e2e', ...counts, seconds: 1 }], []);
    expect(lines).toContain('Failed at first, passed when it ran again alone: b does 1');
    expect(lines.at(-1)).toBe('4 passed, 0 failed');
  });

  test('counts as failed when it fails again, or when the second run does not end well', () => {
    expect(countRepeated(first, { code: 1, report: reportOf(first.report.testResults[1]) })).toEqual({
      passed: 3,
      failed: 1,
      skipped: 1,
      again: [],
    });
    expect(countRepeated(first, { code: -1, report: undefined }).failed).toBe(1);
  });
});

describe('rounds', () => {
  test('parts go one after the other, but lint and types beside the installation, which waits', () => {
    expect(roundsOf(['unit', 'journeys', 'installation', 'static'])).toEqual([
      ['unit'],
      ['journeys'],
      ['installation', 'static'],
    ]);
  });

  test.each([
    [
      ['unit', 'static'],
      [['unit'], ['static']],
    ],
    [['installation'], [['installation']]],
    [[], []],
  ])('of %j nothing is lost and nothing added', (parts, rounds) => {
    expect(roundsOf(parts)).toEqual(rounds);
  });
});

describe('the end of a run', () => {
  const results = [
    { part: 'unit', passed: 10, failed: 0, skipped: 0, seconds: 1.23 },
    { part: 'db', passed: 4, failed: 1, skipped: 2, seconds: 20 },
  ];

  test('the last line sums up all parts', () => {
    expect(summarise(results, []).at(-1)).toBe('14 passed, 1 failed');
  });

  test('one line says what was left out and the command that gets it', () => {
    const missing = (tests, what) => ({ tests, missing: what, command: `apt-get install -y ${what}` });
    const lines = summarise(results, [
      missing('the browser journeys', 'chromium'),
      missing('the cluster scenarios', 'redis-server'),
    ]);
    expect(lines.at(-2)).toBe(
      'Left out: the browser journeys (no chromium) and the cluster scenarios (no redis-server); to run them too: apt-get install -y chromium && apt-get install -y redis-server',
    );
  });

  test('without any part nothing has passed', () => {
    expect(summarise([], [])).toEqual(['0 passed, 0 failed']);
  });
});
