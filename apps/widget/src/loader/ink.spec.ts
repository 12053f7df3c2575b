import { contrastRatio, readableInk } from '@yingda/design-system';
import { inkOn } from './ink';

describe('ink on the launcher', () => {
  const steps = ['00', '22', '44', '55', '66', '77', '88', 'AA', 'CC', 'EE', 'FF'];
  const colours = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));

  it('is what the design system chooses, and reads at 4.4:1 at least where the short formula rounds', () => {
    const other = colours.filter((colour) => readableInk(colour).slice(0, 4).toLowerCase() !== inkOn(colour));
    expect(other.length / colours.length).toBeLessThan(0.02);
    for (const colour of colours) expect(contrastRatio(colour, inkOn(colour))).toBeGreaterThan(4.4);
  });
});
