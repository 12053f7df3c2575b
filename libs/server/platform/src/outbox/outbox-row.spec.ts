import { newId } from '../ids/ids';
import { LANES, laneOf } from './outbox-row';
import { backoffMs } from './parking';

describe('lanes', () => {
  it('never change for an aggregate: events of before are in the same lane', () => {
    expect(laneOf('0198c1d2-0000-7000-8000-000000000001')).toBe(
      laneOf('0198c1d2-0000-7000-8000-000000000001'),
    );
    expect(['a', 'b', 'conversation', '订单'].map(laneOf)).toEqual([4, 5, 6, 0]);
  });

  it('are used evenly', () => {
    const counts = new Array<number>(LANES).fill(0);
    for (let i = 0; i < 8_000; i++) counts[laneOf(newId())]!++;
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
  });
});

describe('the wait before a parked event is tried again', () => {
  it('grows from five seconds to ten minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map(backoffMs)).toEqual([
      5_000, 15_000, 45_000, 135_000, 405_000, 600_000, 600_000,
    ]);
  });
});
