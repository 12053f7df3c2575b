import { contrastRatio, isHexColour, needsOutline, readableInk } from '@yingda/design-system';

/** How text stands on a shop's colour, and the colour on the panel. */
export interface ContrastState {
  ink: 'white' | 'black';
  /** Ratios of WCAG 2.x with one decimal, cut and never rounded up: 4.49 must not read as 4.5. */
  white: string;
  black: string;
  outline: boolean;
}

/** Null while the colour is not written to its end. */
export function contrastState(color: string): ContrastState | null {
  if (!isHexColour(color)) return null;
  const shown = (ink: string) => (Math.floor(contrastRatio(color, ink) * 10) / 10).toFixed(1);
  return {
    ink: readableInk(color) === '#FFFFFF' ? 'white' : 'black',
    white: shown('#FFFFFF'),
    black: shown('#000000'),
    outline: needsOutline(color),
  };
}

/** "#abc", "ABC", " 1f6b57" → "#AABBCC" as it is stored; null for what is no colour. */
export function storedColor(text: string): string | null {
  const hex = text.trim().replace(/^#?/, '#');
  if (!isHexColour(hex)) return null;
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return full.toUpperCase();
}
