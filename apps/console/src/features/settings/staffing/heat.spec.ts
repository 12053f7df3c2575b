import { gapsOf, hoursOf, signOf, timeOf } from './heat';

const day = (at: Record<number, [needed: number, planned: number]>) => {
  const lists = { needed: Array<number>(48).fill(0), planned: Array<number>(48).fill(0) };
  for (const [slot, [needed, planned]] of Object.entries(at)) {
    lists.needed[Number(slot)] = needed;
    lists.planned[Number(slot)] = planned;
  }
  return lists;
};

describe('the hours of a day', () => {
  it('say what is missing in their tighter half, with a sign', () => {
    const hours = hoursOf(day({ 18: [2, 2], 19: [3, 1], 20: [1, 3], 21: [2, 3], 22: [1, 1], 23: [2, 2] }));
    expect(hours).toHaveLength(24);
    expect(hours[9]).toMatchObject({ hour: 9, slot: 19, needed: 3, planned: 1, balance: -2, state: 'gap' });
    expect([9, 10, 11, 12].map((hour) => signOf(hours[hour]!))).toEqual(['−2', '+1', '✓', '']);
    expect(hours[11]).toMatchObject({ slot: 23 });
    expect(hours[12]!.state).toBe('closed');
    expect([timeOf(19), timeOf(0)]).toEqual(['09:30', '00:00']);
  });

  it('that miss somebody are put together', () => {
    const wants = Object.fromEntries(
      [16, 17, 18, 19, 20, 21].map((slot) => [slot, [slot > 19 ? 2 : 1, 0]] as const),
    );
    expect(gapsOf(day({ ...wants, 46: [1, 0] } as never))).toEqual([
      ...['08:00–10:00 −1', '10:00–11:00 −2', '23:00–24:00 −1'],
    ]);
  });
});
