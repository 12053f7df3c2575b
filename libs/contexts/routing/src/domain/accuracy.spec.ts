import { simulatedDay, type Waited } from '../simulated-day';
import { median } from './pace';
import { LONG_SECONDS } from './told';

const DAYS = 3;

describe('what customers of three simulated days are told', () => {
  const all = Array.from({ length: DAYS }, (_, seed) => simulatedDay(seed + 3)).flat();
  const numbered = all.filter((one): one is Waited & { told: number } => one.told !== null && !one.atLeast);
  const error = ({ told, waited }: Waited & { told: number }) => told - waited;

  it('is tried on enough of them, who wait for long enough to care', () => {
    expect(numbered.length).toBeGreaterThan(2_000);
    expect(median(numbered.map(({ waited }) => waited))).toBeGreaterThan(240);
  });

  it('is within 75 seconds for every second customer, and within three minutes for four of five', () => {
    const missed = numbered.map((one) => Math.abs(error(one)));
    expect(median(missed)).toBeLessThan(75);
    expect(missed.filter((seconds) => seconds <= 180).length / missed.length).toBeGreaterThan(0.8);
  });

  it('leans to neither side by more than half a minute, so that nobody is told sweet words', () => {
    expect(Math.abs(median(numbered.map(error))!)).toBeLessThan(30);
  });

  it('says of the longest that they are long, and means it', () => {
    const long = all.filter(({ atLeast }) => atLeast);
    expect(long.length).toBeGreaterThan(0);
    for (const { waited } of long) expect(waited).toBeGreaterThan(0.75 * LONG_SECONDS);
  });
});
