import { report, resultsOf } from './report';
import { AIMS, reaches } from './table';

describe('what a benchmark must reach', () => {
  it('is judged by the median, whatever a single round did', () => {
    const [result] = resultsOf({ 'relay-ratio': [0.1, 0.5, 0.6] }, false);
    expect(result).toEqual({
      name: 'relay-ratio',
      unit: 'ratio',
      min: 0.1,
      median: 0.5,
      max: 0.6,
      goal: AIMS['relay-ratio'].goal,
      atLeast: AIMS['relay-ratio'].atLeast,
      ok: true,
    });
    expect(resultsOf({ 'relay-ratio': [0.1, 0.2, 0.6] }, false)[0]!.ok).toBe(false);
  });

  it('is less where less is better', () => {
    expect(resultsOf({ memory: [1.2, 1.2, 9] }, false)[0]!.ok).toBe(true);
    expect(resultsOf({ memory: [1.8, 1.8, 1] }, false)[0]!.ok).toBe(false);
  });

  it('has a goal that is never easier than what it must be', () => {
    for (const aim of Object.values(AIMS)) expect(reaches(aim, aim.goal, aim.atLeast)).toBe(true);
  });

  it('says when sizes were smaller, and when it is not enough', () => {
    const results = resultsOf({ pgbench: [0.5] }, true);
    expect(results[0]!.detail).toContain('quick');
    expect(report(results)[0]).toContain('NOT ENOUGH');
    expect(report(resultsOf({ pgbench: [1.2] }, false))[0]).toContain('enough');
    expect(report(resultsOf({ pgbench: [1.5] }, false))[0]).toContain('goal reached');
  });
});
