import { darker, floor, gradient, lighter, mix, shine, stroke, type Drawing } from './draw';

const WOOD = '#b98a5a';

export const bedding: Drawing = {
  ground: '#e8e9ea',
  detail: [60, 170, 200],
  setting: 'room',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 200, y: 412 })}
<defs>${gradient(
    `${uid}w`,
    [
      [0, lighter(WOOD, 0.18)],
      [1, darker(WOOD, 0.16)],
    ],
    [0, 0, 1, 0.5],
  )}${gradient(
    `${uid}d`,
    [
      [0, lighter(base, 0.28)],
      [0.5, base],
      [1, darker(base, 0.16)],
    ],
    [0, 0, 0.8, 1],
  )}${gradient(
    `${uid}p`,
    [
      [0, lighter(base, 0.62)],
      [1, lighter(base, 0.16)],
    ],
    [0, 0, 0.5, 1],
  )}</defs>
<rect x="56" y="118" width="368" height="210" rx="18" fill="url(#${uid}w)"/><path d="M148 128v130M240 128v130M332 128v130" stroke="${darker(WOOD, 0.28)}" stroke-width="3" opacity=".45"/>
<rect x="64" y="384" width="20" height="28" rx="4" fill="${darker(WOOD, 0.3)}"/><rect x="396" y="384" width="20" height="28" rx="4" fill="${darker(WOOD, 0.3)}"/>
<rect x="50" y="300" width="380" height="92" rx="16" fill="#f7f5f0"/><rect x="50" y="356" width="380" height="36" rx="14" fill="${darker('#f7f5f0', 0.12)}"/>
<path d="M84 246c-4-34 10-46 34-46h70c24 0 36 12 34 46-2 30-10 38-34 38h-70c-24 0-32-8-34-38Z" fill="url(#${uid}p)"/>
<path d="M258 246c-2-34 10-46 34-46h70c24 0 38 12 34 46-2 30-10 38-34 38h-70c-24 0-32-8-34-38Z" fill="url(#${uid}p)"/>
<path d="M104 226c20 8 76 6 98-4M278 226c20 8 76 6 98-4" stroke="${darker(base, 0.18)}" stroke-width="3" fill="none" stroke-linecap="round" opacity=".4"/>
<path d="M42 292c60-28 130-22 198-20s140-8 198 20c10 40 8 70 2 100-40 16-70 6-100 10-44 6-70-8-110-4-50 5-70 12-110 4-28-6-50 8-76-10-8-30-10-60-2-100Z" fill="url(#${uid}d)"/>
<path d="M42 292c60-28 130-22 198-20s140-8 198 20c2 14 3 20 3 30-66-22-130-12-200-14s-136-10-202 14c0-10 1-18 3-30Z" fill="${lighter(base, 0.46)}"/>
${stroke('M110 340c16 20 18 36 12 56', darker(base, 0.24), 3)}${stroke('M196 330c-10 22-8 44 4 66', darker(base, 0.2), 3)}${stroke('M300 330c18 22 14 42 6 66', darker(base, 0.24), 3)}${stroke('M372 338c-8 18-8 36 2 56', darker(base, 0.24), 3)}
${shine('M70 304c60-18 120-14 170-12', 0.5, 4)}`,
};

export const pillow: Drawing = {
  ground: '#efebe1',
  detail: [70, 170, 190],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 178, y: 396 })}
<defs>${gradient(
    `${uid}b`,
    [
      [0, lighter(base, 0.5)],
      [0.5, base],
      [1, darker(base, 0.2)],
    ],
    [0.1, 0, 0.7, 1],
  )}${gradient(
    `${uid}c`,
    [
      [0, lighter(base, 0.3)],
      [1, darker(base, 0.26)],
    ],
    [0, 0, 0.6, 1],
  )}</defs>
<path d="M60 330c-10-30 0-52 22-56 100-18 216-18 316 0 22 4 32 26 22 56 8 26 2 60-24 62-104 10-208 10-312 0-26-2-32-36-24-62Z" fill="url(#${uid}c)"/>
<path d="M70 230c-14-44-8-86 22-92 98-20 198-20 296 0 30 6 36 48 22 92 10 42 4 78-26 82-98 14-190 14-288 0-30-4-36-40-26-82Z" fill="url(#${uid}b)"/>
<path d="M70 230c-14-44-8-86 22-92 98-20 198-20 296 0 30 6 36 48 22 92 10 42 4 78-26 82-98 14-190 14-288 0-30-4-36-40-26-82Z" fill="none" stroke="${darker(base, 0.3)}" stroke-width="4" opacity=".5"/>
<path d="M92 156c14 20 22 36 24 56M388 156c-14 20-22 36-24 56M96 296c10-14 14-22 16-34M384 296c-10-14-14-22-16-34" stroke="${darker(base, 0.26)}" stroke-width="3" fill="none" stroke-linecap="round" opacity=".55"/>
${shine('M136 160c60-12 120-14 176-8', 0.7, 8)}
<g stroke="${darker(base, 0.34)}" stroke-width="4" fill="none" stroke-linecap="round" opacity=".75"><path d="M240 270v-66"/><path d="M240 236c-18 0-26-10-26-22 16 0 26 8 26 22Zm0 0c18 0 26-10 26-22-16 0-26 8-26 22Zm0 26c-18 0-26-10-26-22 16 0 26 8 26 22Zm0 0c18 0 26-10 26-22-16 0-26 8-26 22Z"/></g>`,
};

export const blanket: Drawing = {
  ground: '#eae3dd',
  detail: [90, 210, 180],
  setting: 'table',
  draw: ({ base, uid }) => {
    const rib = mix(base, darker(base, 0.3), 0.5);
    const fringe = Array.from({ length: 27 }, (_, at) => `M${98 + at * 11} 344v${24 + ((at * 7) % 5)}`).join(
      '',
    );
    return `${floor(uid, { x: 240, reach: 172 })}
<defs>${gradient(
      `${uid}b`,
      [
        [0, lighter(base, 0.22)],
        [0.35, base],
        [1, darker(base, 0.2)],
      ],
      [0, 0, 1, 0.25],
    )}<pattern id="${uid}k" width="22" height="18" patternUnits="userSpaceOnUse"><path d="M0 2 11 11 22 2M0 11 11 20 22 11" fill="none" stroke="${rib}" stroke-width="3.500" opacity=".55"/></pattern></defs>
<rect x="90" y="330" width="304" height="68" rx="32" fill="${darker(base, 0.2)}"/><rect x="90" y="330" width="304" height="68" rx="32" fill="url(#${uid}k)" opacity=".7"/>
<path d="M84 226c0-34 18-50 46-50h220c28 0 46 16 46 50v98c0 14-8 22-22 22H106c-14 0-22-8-22-22Z" fill="url(#${uid}b)"/><path d="M84 226c0-34 18-50 46-50h220c28 0 46 16 46 50v98c0 14-8 22-22 22H106c-14 0-22-8-22-22Z" fill="url(#${uid}k)"/>
<path d="M84 226c0-34 18-50 46-50h220c28 0 46 16 46 50-44-18-268-18-312 0Z" fill="${lighter(base, 0.4)}" opacity=".55"/>
${shine('M128 190c70-8 150-8 224 0', 0.35, 6)}
<path d="${fringe}" stroke="${darker(base, 0.06)}" stroke-width="5" stroke-linecap="round"/>
<rect x="84" y="330" width="312" height="16" rx="7" fill="${darker(base, 0.12)}"/>
<rect x="330" y="272" width="44" height="30" rx="3" fill="#f7f2e8"/><path d="M338 282h28M338 291h18" stroke="#8a7a60" stroke-width="2.500"/>`;
  },
};
