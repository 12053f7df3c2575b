import { contrastRatio, isHexColour, needsOutline, readableInk } from './colour';

describe('contrast', () => {
  it('is 21 between black and white, whichever comes first', () => {
    expect(contrastRatio('#000', '#FFFFFF')).toBeCloseTo(21);
    expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21);
  });
  it('is 6.4 for the demo shop’s pine with white', () => {
    expect(contrastRatio('#1F6B57', '#FFFFFF')).toBeCloseTo(6.4, 1);
  });
  it('refuses what is not a hex colour', () => {
    expect(() => contrastRatio('rebeccapurple', '#fff')).toThrow(RangeError);
    expect(isHexColour('#12345')).toBe(false);
    expect(isHexColour('#1F6B57')).toBe(true);
  });
});

describe('ink on a shop’s colour', () => {
  it('is white on a dark colour and black on a pale one', () => {
    expect(readableInk('#1F6B57')).toBe('#FFFFFF');
    expect(readableInk('#FFD54F')).toBe('#000000');
  });
  it('reaches 4.5:1 on every colour of a coarse cube', () => {
    const steps = ['00', '33', '66', '77', '99', 'CC', 'FF'];
    for (const r of steps)
      for (const g of steps)
        for (const b of steps) {
          const colour = `#${r}${g}${b}`;
          expect([colour, contrastRatio(colour, readableInk(colour)) >= 4.5]).toEqual([colour, true]);
        }
  });
  it('asks for an outline where the colour fades into the panel', () => {
    expect(needsOutline('#FFE9A8')).toBe(true);
    expect(needsOutline('#1F6B57')).toBe(false);
    expect(needsOutline('#15181E', '#16191F')).toBe(true);
  });
});
