import { run, type Outcome } from './run';
import { setStage, type Stage, strike } from './stage';

/** The same of a short run and a long one. */
export function routingKeepsItsRules(how: { seconds: number; conversations: number }): void {
  let stage: Stage | undefined;
  let outcome: Outcome;
  beforeAll(
    async () => {
      stage = await setStage(process.env['REDIS_URL'] as string);
      outcome = await run(stage, how);
      process.stdout.write(`${JSON.stringify(await outcome.judge.figures())}\n`);
    },
    how.seconds * 9_000 + 120_000,
  );
  afterAll(async () => {
    if (stage) await strike(stage);
  });

  it('gives no conversation to two agents', async () => {
    expect(await outcome.judge.twoAgents()).toEqual([]);
  });
  it('lets nobody hold more than the hard limit, at no time', async () => {
    expect(await outcome.judge.overloaded()).toEqual([]);
    expect(await outcome.judge.miscounted()).toEqual([]);
  });
  it('gives nothing to somebody without right or skill, of another team, or out of hours', async () => {
    expect(await outcome.judge.wronglyGiven()).toEqual([]);
  });
  it('lets nobody idle who could take somebody who waits', () => {
    expect(outcome.idle).toEqual([]);
  });
  it('serves everybody whom somebody can serve', async () => {
    expect(await outcome.judge.waiting()).toEqual([]);
    const { conversations, closed } = await outcome.judge.figures();
    expect(closed).toBeGreaterThan((conversations as number) / 2);
  });
  it('explains each decision as it was', async () => {
    expect(await outcome.judge.unexplained()).toEqual([]);
  });
}
