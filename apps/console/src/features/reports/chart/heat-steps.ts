/** How full a cell of the heat map is: 0 for nothing, then five steps up to the greatest (screens 2.1). */
export function heatStep(value: number | null, greatest: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (value === null || value <= 0 || greatest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((value / greatest) * 5))) as 1 | 2 | 3 | 4 | 5;
}

/** Where an arrow key leads in the grid of seven days and twenty-four hours; null for other keys. */
export function cellAfter(key: string, day: number, hour: number): { day: number; hour: number } | null {
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -hour],
    End: [0, 23 - hour],
  };
  const step = steps[key];
  if (!step) return null;
  return {
    day: Math.min(7, Math.max(1, day + step[0])),
    hour: Math.min(23, Math.max(0, hour + step[1])),
  };
}
