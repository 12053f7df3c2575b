/** One drawing asked for: the paint of the chosen colour, and a prefix that keeps gradient ids apart in one file. */
export interface Brush {
  base: string;
  uid: string;
}

/** A product's picture on a 480 × 480 field, light from the upper left. */
export interface Drawing {
  /** Tint of the wall behind it. */
  ground: string;
  /** Where the close-up looks: left, top, side. */
  detail: [x: number, y: number, side: number];
  /** How the picture in use places it. */
  setting: 'table' | 'hanging' | 'room';
  draw(brush: Brush): string;
}

const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Mixes two #RRGGBB colours; `share` is how much of the second. */
export function mix(first: string, second: string, share: number): string {
  const other = channels(second);
  const mixed = channels(first).map((value, at) =>
    Math.round(value + ((other[at] as number) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export const lighter = (colour: string, share: number) => mix(colour, '#ffffff', share);
export const darker = (colour: string, share: number) => mix(colour, '#1c2430', share);

/** A linear gradient definition; `direction` is x1 y1 x2 y2 in shares of the shape. */
export function gradient(
  id: string,
  stops: [at: number, colour: string][],
  direction = [0, 0, 1, 0],
): string {
  const [x1, y1, x2, y2] = direction;
  const list = stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('');
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${list}</linearGradient>`;
}

/** A round body's shading: bright towards the light, deeper at the far edge. */
export function rounded(id: string, base: string): string {
  return gradient(id, [
    [0, darker(base, 0.1)],
    [0.18, lighter(base, 0.22)],
    [0.42, base],
    [0.8, darker(base, 0.13)],
    [1, darker(base, 0.24)],
  ]);
}

/** A glow or a soft shadow. */
export function halo(id: string, colour: string, opacity: number): string {
  return (
    `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${opacity}"/>` +
    `<stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`
  );
}

/** Shadow on the floor under a thing: tight and dark where it stands, wide and faint around. */
export function floor(uid: string, at: { x: number; reach: number; y?: number }): string {
  const { x, reach, y = 404 } = at;
  return (
    `<defs>${halo(`${uid}f`, '#1c2430', 0.3)}</defs>` +
    `<ellipse cx="${x + 14}" cy="${y}" rx="${reach * 1.25}" ry="${reach * 0.17}" fill="url(#${uid}f)"/>` +
    `<ellipse cx="${x}" cy="${y - 2}" rx="${reach * 0.9}" ry="${reach * 0.07}" fill="#1c2430" opacity=".16"/>`
  );
}

/** A streak of light along an edge. */
export const shine = (path: string, opacity = 0.5, width = 6) =>
  `<path d="${path}" fill="none" stroke="#fff" stroke-width="${width}" stroke-linecap="round" opacity="${opacity}"/>`;

/** A stroke with round ends. */
export const stroke = (path: string, colour: string, width: number) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
