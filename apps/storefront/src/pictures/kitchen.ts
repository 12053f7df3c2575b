import { darker, floor, gradient, halo, lighter, rounded, shine, stroke, type Drawing } from './draw';

const GRAPHITE = '#39424f';
const WOOD = '#c99a66';

export const kettle: Drawing = {
  ground: '#e4ecef',
  detail: [150, 130, 220],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 236, reach: 150 })}
<defs>${rounded(`${uid}b`, base)}${rounded(`${uid}k`, GRAPHITE)}${halo(`${uid}g`, '#39c3ab', 0.55)}${gradient(
    `${uid}s`,
    [
      [0, lighter(base, 0.3)],
      [0.5, darker(base, 0.06)],
      [1, darker(base, 0.2)],
    ],
    [0.1, 0.3, 0.8, 0.8],
  )}</defs>
${stroke('M318 196C404 178 416 330 338 344', GRAPHITE, 26)}
${stroke('M330 190C396 182 404 304 352 330', lighter(GRAPHITE, 0.22), 5)}
<path d="M192 288C168 280 150 248 128 206c-6-12-14-16-22-18-8-3-6-14 4-14h24c10 0 16 6 20 14l40 62Z" fill="url(#${uid}s)"/>
<path d="M158 382 180 200c4-26 20-42 46-42h52c26 0 42 16 46 42l22 182Z" fill="url(#${uid}b)"/>
<path d="M184 204c24 10 112 10 136 0l2 14c-28 9-112 9-140 0Z" fill="${darker(base, 0.16)}" opacity=".45"/>
${shine('M194 224 178 360', 0.55, 8)}
<rect x="206" y="138" width="92" height="24" rx="12" fill="url(#${uid}k)"/>
<rect x="236" y="116" width="32" height="26" rx="11" fill="url(#${uid}k)"/>
<circle cx="252" cy="322" r="44" fill="url(#${uid}g)"/>
<circle cx="252" cy="322" r="25" fill="${lighter(base, 0.55)}"/>
<circle cx="252" cy="322" r="25" fill="none" stroke="#2f9e8f" stroke-width="6"/>
<path d="M252 310v12l8 6" fill="none" stroke="#2f9e8f" stroke-width="4" stroke-linecap="round"/>
<rect x="132" y="378" width="240" height="26" rx="11" fill="url(#${uid}k)"/>
<rect x="150" y="383" width="90" height="4" rx="2" fill="#fff" opacity=".25"/>`,
};

export const thermos: Drawing = {
  ground: '#efe8dc',
  detail: [160, 60, 190],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 84 })}
<defs>${rounded(`${uid}b`, base)}${rounded(`${uid}c`, '#dccaa9')}${rounded(`${uid}m`, '#c3c9cc')}</defs>
${stroke('M284 84c40-6 48 40 16 66', darker('#dccaa9', 0.32), 9)}
<rect x="182" y="158" width="116" height="246" rx="26" fill="url(#${uid}b)"/>
<rect x="184" y="148" width="112" height="18" rx="6" fill="url(#${uid}m)"/>
<path d="M194 78c0-12 8-20 20-20h52c12 0 20 8 20 20v74h-92Z" fill="url(#${uid}c)"/>
<path d="M206 128h68M206 138h68" stroke="${darker('#dccaa9', 0.25)}" stroke-width="3" stroke-linecap="round" opacity=".6"/>
${shine('M202 184v186', 0.32, 9)}${shine('M208 78v58', 0.5, 6)}
<g fill="none" stroke="${lighter(base, 0.72)}" stroke-width="5" stroke-linecap="round"><path d="M246 330v-72"/>
<path d="M246 282c-18-2-24-14-24-26 16 0 24 10 24 26ZM246 282c18-2 24-14 24-26-16 0-24 10-24 26ZM246 310c-18-2-24-14-24-26 16 0 24 10 24 26ZM246 310c18-2 24-14 24-26-16 0-24 10-24 26Z" fill="${lighter(base, 0.72)}" stroke="none"/></g>`,
};

export const lunchBox: Drawing = {
  ground: '#f1e7df',
  detail: [110, 190, 200],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 160 })}
<defs>${rounded(`${uid}b`, base)}${gradient(`${uid}w`, [
    [0, darker(WOOD, 0.06)],
    [0.2, lighter(WOOD, 0.28)],
    [0.6, WOOD],
    [1, darker(WOOD, 0.2)],
  ])}</defs>
<g transform="rotate(-7 250 176)">${stroke('M96 176h296', darker(WOOD, 0.34), 7)}${stroke('M104 192h296', darker(WOOD, 0.22), 7)}
<rect x="96" y="171" width="70" height="11" rx="5" fill="${base}"/><rect x="104" y="187" width="70" height="11" rx="5" fill="${base}"/></g>
<rect x="100" y="306" width="280" height="98" rx="26" fill="url(#${uid}b)"/>
<rect x="100" y="232" width="280" height="84" rx="20" fill="url(#${uid}b)"/>
<path d="M112 316h256" stroke="${darker(base, 0.3)}" stroke-width="4" opacity=".55"/>
<rect x="94" y="204" width="292" height="40" rx="18" fill="url(#${uid}w)"/>
<path d="M120 216c60-5 120 4 240-2M132 228c80 4 130-4 220 2" stroke="${darker(WOOD, 0.22)}" stroke-width="2" fill="none" opacity=".55"/>
${shine('M120 260v30', 0.4, 7)}${shine('M120 334v42', 0.35, 7)}
<path d="M222 203h36v201h-36Z" fill="${darker(base, 0.46)}"/><path d="M226 203h7v201h-7Z" fill="#fff" opacity=".14"/>
<rect x="216" y="268" width="48" height="30" rx="6" fill="${lighter(base, 0.75)}"/><path d="M240 275v16M233 279l7 5 7-5" stroke="${darker(base, 0.3)}" stroke-width="3" fill="none" stroke-linecap="round"/>`,
};

export const pot: Drawing = {
  ground: '#ece6e0',
  detail: [220, 130, 190],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 160 })}
<defs>${rounded(`${uid}b`, base)}${gradient(
    `${uid}l`,
    [
      [0, lighter(base, 0.34)],
      [0.5, base],
      [1, darker(base, 0.22)],
    ],
    [0, 0, 1, 0.7],
  )}${rounded(`${uid}k`, '#d3ab62')}</defs>
<path d="M112 262H74c-12 0-16 8-16 18s6 20 18 20h38ZM368 262h38c12 0 16 8 16 18s-6 20-18 20h-38Z" fill="${darker(base, 0.2)}"/>
<path d="M112 273H82c-5 0-5 14 0 14h30ZM368 273h30c5 0 5 14 0 14h-30Z" fill="#ece6e0"/>
<path d="M104 246h272l-10 118c-3 26-18 40-42 40H156c-24 0-39-14-42-40Z" fill="url(#${uid}b)"/>
<path d="M108 290h264" stroke="${darker(base, 0.3)}" stroke-width="2" opacity=".35"/>
<path d="M98 240c4-54 62-84 142-84s138 30 142 84Z" fill="url(#${uid}l)"/>
<rect x="90" y="236" width="300" height="18" rx="9" fill="${darker(base, 0.14)}"/><rect x="100" y="239" width="150" height="4" rx="2" fill="#fff" opacity=".35"/>
<ellipse cx="240" cy="157" rx="30" ry="6" fill="${darker(base, 0.3)}"/>
<path d="M226 154c4-8 4-12 0-20h28c-4 8-4 12 0 20Z" fill="${darker('#d3ab62', 0.2)}"/><ellipse cx="240" cy="128" rx="26" ry="12" fill="url(#${uid}k)"/>
${shine('M136 214c14-22 34-34 62-40', 0.55, 8)}${shine('M134 272l6 88', 0.34, 9)}
<circle cx="240" cy="330" r="20" fill="none" stroke="${lighter(base, 0.4)}" stroke-width="3" opacity=".8"/><path d="M240 342v-22M231 324l9 6 9-6" stroke="${lighter(base, 0.4)}" stroke-width="3" fill="none" stroke-linecap="round" opacity=".8"/>`,
};

export const teaSet: Drawing = {
  ground: '#e9ebe1',
  detail: [120, 150, 200],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 178 })}
<defs>${rounded(`${uid}b`, base)}${rounded(`${uid}c`, lighter(base, 0.2))}${gradient(`${uid}w`, [
    [0, lighter(WOOD, 0.1)],
    [0.5, WOOD],
    [1, darker(WOOD, 0.22)],
  ])}</defs>
${stroke('M134 236c0-130 164-130 164 0', darker(WOOD, 0.3), 13)}${stroke('M142 208c14-76 134-76 150 0', lighter(WOOD, 0.12), 4)}
<path d="M286 300c34-4 40-32 64-54 8-6 17 2 12 10-22 36-30 74-76 84Z" fill="${darker(base, 0.12)}"/>
<path d="M116 304c0-52 44-84 100-84s100 32 100 84c0 40-34 72-62 78h-76c-28-6-62-38-62-78Z" fill="url(#${uid}b)"/>
<path d="M160 234c10-20 102-20 112 0-16 10-96 10-112 0Z" fill="${lighter(base, 0.16)}"/><path d="M162 234c18 9 90 9 108 0" stroke="${darker(base, 0.25)}" stroke-width="3" fill="none" opacity=".5"/>
<circle cx="216" cy="212" r="11" fill="${darker(base, 0.2)}"/><circle cx="213" cy="209" r="4" fill="#fff" opacity=".5"/>
${shine('M140 306c0-22 10-40 28-52', 0.6, 9)}
<path d="M122 324c30 14 160 14 190 0" stroke="${darker(base, 0.3)}" stroke-width="2" fill="none" opacity=".35"/>
<path d="M338 330h66c0 34-10 52-33 52s-33-18-33-52Z" fill="url(#${uid}c)"/><ellipse cx="371" cy="330" rx="33" ry="8" fill="${darker(base, 0.08)}"/><ellipse cx="371" cy="331" rx="27" ry="5.500" fill="#b98b3e"/>
<path d="M274 344h58c0 28-9 40-29 40s-29-12-29-40Z" fill="url(#${uid}c)"/><ellipse cx="303" cy="344" rx="29" ry="7" fill="${darker(base, 0.08)}"/><ellipse cx="303" cy="345" rx="23" ry="4.500" fill="#b98b3e"/>
<rect x="64" y="380" width="360" height="24" rx="8" fill="url(#${uid}w)"/><path d="M80 392h330" stroke="${darker(WOOD, 0.25)}" stroke-width="2" opacity=".5"/>
<path d="M366 312c-6-12 8-16 2-30M382 310c-6-10 6-14 1-24" stroke="#fff" stroke-width="4" stroke-linecap="round" fill="none" opacity=".75"/>`,
};
