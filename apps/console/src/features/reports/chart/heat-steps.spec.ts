import { cellAfter, heatStep } from './heat-steps';

it('fills a cell in five steps, the greatest fully and the smallest that is anything a little', () => {
  expect([100, 81, 80, 21, 20, 1, 0, null].map((value) => heatStep(value, 100))).toEqual([
    5, 5, 4, 2, 1, 1, 0, 0,
  ]);
  expect(heatStep(0, 0)).toBe(0);
});

it('arrows lead from cell to cell and stop at the edges', () => {
  expect(cellAfter('ArrowRight', 1, 23)).toEqual({ day: 1, hour: 23 });
  expect(cellAfter('ArrowDown', 6, 4)).toEqual({ day: 7, hour: 4 });
  expect(cellAfter('ArrowUp', 1, 4)).toEqual({ day: 1, hour: 4 });
  expect(cellAfter('Home', 3, 9)).toEqual({ day: 3, hour: 0 });
  expect(cellAfter('End', 3, 9)).toEqual({ day: 3, hour: 23 });
  expect(cellAfter('x', 3, 9)).toBeNull();
});
