/** Relative luminance of WCAG 2.x, 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const digits = hex.trim().replace(/^#/, '');
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits.slice(0, 6);
  if (!/^[0-9a-f]{6}$/i.test(full)) throw new RangeError(`not a hex colour: ${hex}`);
  const channel = (at: number) => {
    const value = parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

/** Contrast of two hex colours (`#RGB` or `#RRGGBB`) after WCAG 2.x, 1 to 21. Throws RangeError on anything else. */
export function contrastRatio(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Whether the text is one of the hex colours the functions of this file take. */
export function isHexColour(text: string): boolean {
  return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text.trim());
}

/** Text colour on a shop's colour: white while it reaches 4.5:1, else black (which then always reaches it). */
export function readableInk(colour: string): '#FFFFFF' | '#000000' {
  return contrastRatio(colour, '#FFFFFF') >= 4.5 ? '#FFFFFF' : '#000000';
}

/** Whether a control filled with the colour needs an outline to be seen on the panel behind it (under 3:1). */
export function needsOutline(colour: string, panel = '#FFFFFF'): boolean {
  return contrastRatio(colour, panel) < 3;
}
