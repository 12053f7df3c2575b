import { darker, gradient, halo, lighter, type Drawing } from './draw';

const head = (box: string, width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}">`;
const squeezed = (svg: string) => svg.replace(/\n\s*/g, '');

const wall = (ground: string) =>
  `<defs>${gradient(
    'bg',
    [
      [0, lighter(ground, 0.45)],
      [1, darker(ground, 0.04)],
    ],
    [0, 0, 0.6, 1],
  )}</defs>`;

/** The product alone on its tint. */
export function plainPicture(drawing: Drawing, base: string): string {
  return squeezed(
    `${head('0 0 480 480', 960, 960)}${wall(drawing.ground)}<rect width="480" height="480" fill="url(#bg)"/>` +
      `${drawing.draw({ base, uid: 'p' })}</svg>`,
  );
}

/** A close-up of the same drawing. */
export function detailPicture(drawing: Drawing, base: string): string {
  const [x, y, side] = drawing.detail;
  return squeezed(
    `${head(`${x} ${y} ${side} ${side}`, 960, 960)}${wall(drawing.ground)}` +
      `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="url(#bg)"/>${drawing.draw({ base, uid: 'p' })}</svg>`,
  );
}

/** Daylight falling through a window onto the wall. */
function daylight(x: number, y: number, scale: number): string {
  return (
    `<g transform="translate(${x} ${y}) scale(${scale})" fill="#fff" opacity=".34">` +
    '<path d="M0 0 96-28V96L0 124ZM108-31 204-59V65L108 93ZM0 136 96 108V232L0 260ZM108 105 204 77V201L108 229Z"/></g>'
  );
}

/** A vase with a branch; its foot stands at 0,0. */
export function branch(x: number, y: number, scale: number): string {
  const leaf = (at: string, turn: number) =>
    `<path transform="translate(${at}) rotate(${turn})" d="M0 0C6-16 6-30 0-44-6-30-6-16 0 0Z" fill="#7f9b78"/>`;
  return (
    `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M0-70C-6-120-24-150-8-210M-2-110C14-140 30-150 38-190" fill="none" stroke="#6b5a45" stroke-width="4" stroke-linecap="round"/>` +
    [
      ['-10 -140', -58],
      ['-16 -160', 40],
      ['-14 -182', -42],
      ['-8 -206', 8],
      ['18 -146', 62],
      ['24 -158', -24],
      ['34 -176', 70],
      ['38 -188', 18],
    ]
      .map(([at, turn]) => leaf(at as string, turn as number))
      .join('') +
    '<path d="M-26 0C-40-30-30-56-12-66V-80H12V-66C30-56 40-30 26 0Z" fill="#d8cdbb"/><path d="M8 0C22-30 14-56 6-66V-80H12V-66C30-56 40-30 26 0Z" fill="#b9ab94"/></g>'
  );
}

const books = (x: number, y: number) =>
  `<g transform="translate(${x} ${y})"><rect y="-14" width="92" height="14" rx="2" fill="#a9b7ae"/><rect x="6" y="-26" width="80" height="12" rx="2" fill="#d9b48a"/><rect x="2" y="-40" width="86" height="14" rx="2" fill="#8f9aa8"/><path d="M8-7h40M12-20h30M10-33h46" stroke="#fff" stroke-width="2" opacity=".6"/></g>`;

const bowl =
  '<ellipse cx="262" cy="424" rx="86" ry="9" fill="#1c2430" opacity=".18"/><circle cx="228" cy="376" r="26" fill="#d98a4e"/><circle cx="280" cy="370" r="28" fill="#e2a15a"/><circle cx="254" cy="358" r="26" fill="#c9733f"/>' +
  '<path d="M176 382h172c0 28-24 42-52 42h-68c-28 0-52-14-52-42Z" fill="#eee8dc"/><path d="M300 382h48c0 28-24 42-52 42h-34c26-4 38-20 38-42Z" fill="#d3c9b7"/>';

/** The product where it is used: on a table, hanging over one, or in a room. */
export function scenePicture(drawing: Drawing, base: string): string {
  const table = '#c8a47a';
  const product = drawing.draw({ base, uid: 'p' });
  const top =
    `<defs>${gradient(
      'tb',
      [
        [0, lighter(table, 0.22)],
        [1, darker(table, 0.12)],
      ],
      [0, 0, 1, 0.6],
    )}</defs>` +
    '<rect y="374" width="480" height="106" fill="url(#tb)"/><path d="M0 376h480" stroke="#fff" stroke-width="3" opacity=".35"/>' +
    '<path d="M0 412c120-6 260 8 480-2M0 448c160 6 300-8 480 2" stroke="#8b6a45" stroke-width="2" fill="none" opacity=".25"/>';
  const parts = {
    table: `${daylight(250, 60, 1)}${top}${branch(400, 396, 1)}${books(20, 400)}<g transform="translate(66 90) scale(.76)">${product}</g>`,
    hanging: `${daylight(30, 110, 0.9)}${top}${branch(90, 400, 0.8)}${bowl}<g transform="translate(62 -40) scale(.8)">${product}</g>`,
    room: `${daylight(270, 40, 0.8)}<rect x="70" y="56" width="70" height="90" rx="3" fill="#f7f3ea"/><path d="M84 130c10-40 24-50 42-54" stroke="#7f9b78" stroke-width="4" fill="none"/><rect y="420" width="480" height="60" fill="${table}" opacity=".8"/><g transform="translate(36 70) scale(.85)">${product}</g>${branch(450, 440, 0.9)}`,
  }[drawing.setting];
  return squeezed(
    `${head('0 0 480 480', 960, 960)}${wall(drawing.ground)}<rect width="480" height="480" fill="url(#bg)"/>${parts}</svg>`,
  );
}

/** The long picture on the first page: things of the shop on one table by a window. */
export function heroPicture(
  things: { drawing: Drawing; base: string; x: number; y: number; scale: number }[],
): string {
  const table = '#caa57a';
  const placed = things
    .map(
      ({ drawing, base, x, y, scale }, at) =>
        `<g transform="translate(${x} ${y}) scale(${scale})">${drawing.draw({ base, uid: `h${at}` })}</g>`,
    )
    .join('');
  return squeezed(
    `${head('0 0 960 560', 1920, 1120)}<defs>${gradient(
      'bg',
      [
        [0, '#f6f0e4'],
        [1, '#e6dccb'],
      ],
      [0, 0, 0.7, 1],
    )}${gradient(
      'tb',
      [
        [0, lighter(table, 0.25)],
        [1, darker(table, 0.1)],
      ],
      [0, 0, 1, 0.5],
    )}${halo('sun', '#fff3d6', 0.9)}</defs>
<rect width="960" height="560" fill="url(#bg)"/><circle cx="220" cy="80" r="420" fill="url(#sun)"/>${daylight(180, 90, 1.35)}${daylight(520, 60, 0.8)}
<rect y="452" width="960" height="108" fill="url(#tb)"/><path d="M0 454h960" stroke="#fff" stroke-width="4" opacity=".4"/><path d="M0 498c240-8 520 10 960-3M0 532c320 8 600-10 960 3" stroke="#8b6a45" stroke-width="2" fill="none" opacity=".25"/>
${branch(880, 486, 1.25)}${placed}</svg>`,
  );
}
