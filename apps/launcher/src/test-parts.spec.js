import { countResults, roundsOf, summarise } from './test-parts.js';

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
