import { darker, floor, gradient, lighter, rounded, shine, stroke, type Drawing } from './draw';

const WOOD = '#c39461';

function towel(uid: string, base: string, top: number): string {
  return `<defs>${gradient(
    `${uid}t${top}`,
    [
      [0, lighter(base, 0.3)],
      [0.4, base],
      [1, darker(base, 0.18)],
    ],
    [0, 0, 1, 0.4],
  )}</defs>
<rect x="86" y="${top}" width="308" height="72" rx="34" fill="url(#${uid}t${top})"/>
<path d="M116 ${top + 36}h270" stroke="${darker(base, 0.3)}" stroke-width="3" opacity=".45"/><path d="M116 ${top + 36}a16 16 0 0 0 0 30" stroke="${darker(base, 0.3)}" stroke-width="3" fill="none" opacity=".45"/>
<path d="M318 ${top + 2}v68M334 ${top + 2}v68M350 ${top + 2}v68" stroke="#fff" stroke-width="5" opacity=".55"/>
<path d="M120 ${top + 14}h170" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".4"/>`;
}

export const towels: Drawing = {
  ground: '#e5edec',
  detail: [230, 150, 190],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 166 })}
${towel(uid, darker(base, 0.16), 330)}${towel(uid, base, 258)}${towel(uid, lighter(base, 0.4), 186)}
<g transform="translate(204 116)"><path d="M36 70C30 44 34 22 58 0" stroke="#5f7d5c" stroke-width="5" fill="none" stroke-linecap="round"/><path d="M34 48C8 46-4 34-8 14 16 12 32 26 34 48ZM38 34c2-24 16-36 38-38 2 22-12 36-38 38ZM36 66c22 2 40-6 50-24-20-8-40 2-50 24Z" fill="#7b9a75"/></g>`,
};

export const diffuser: Drawing = {
  ground: '#e6e7ec',
  detail: [140, 150, 210],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 112 })}
<defs>${rounded(`${uid}b`, base)}${rounded(`${uid}w`, WOOD)}<linearGradient id="${uid}s" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".95"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient></defs>
<path d="M236 178c-34-30 30-52 2-88-14-18-4-36 8-50M250 178c24-26-16-44 10-74 12-14 8-28 2-40" stroke="url(#${uid}s)" stroke-width="15" fill="none" stroke-linecap="round"/>
<path d="M240 168c14 0 22 8 30 26 26 54 74 82 74 128 0 38-38 60-104 60s-104-22-104-60c0-46 48-74 74-128 8-18 16-26 30-26Z" fill="url(#${uid}b)"/>
<ellipse cx="241" cy="176" rx="15" ry="6" fill="${darker(base, 0.5)}"/>
${shine('M162 320c4-34 30-60 52-98', 0.6, 10)}
<path d="M140 340c40 16 160 16 200 0" stroke="${darker(base, 0.2)}" stroke-width="2" fill="none" opacity=".5"/>
<path d="M138 366h204l-8 26c-2 8-8 12-16 12H162c-8 0-14-4-16-12Z" fill="url(#${uid}w)"/><path d="M152 382c60 6 120-4 176 2" stroke="${darker(WOOD, 0.26)}" stroke-width="2" fill="none" opacity=".6"/>
<circle cx="240" cy="326" r="7" fill="#f7c873"/><circle cx="240" cy="326" r="13" fill="#f7c873" opacity=".3"/>`,
};

export const basket: Drawing = {
  ground: '#ebe7dc',
  detail: [90, 220, 190],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 240, reach: 160 })}
<defs>${rounded(`${uid}b`, base)}<pattern id="${uid}k" width="36" height="24" patternUnits="userSpaceOnUse"><path d="M2 6c8-6 24-6 32 0v0c-8 6-24 6-32 0ZM-16 18c8-6 24-6 32 0-8 6-24 6-32 0ZM20 18c8-6 24-6 32 0-8 6-24 6-32 0Z" fill="${lighter(base, 0.32)}" stroke="${darker(base, 0.3)}" stroke-width="1.500"/></pattern></defs>
<path d="M132 210c-10-60 30-86 60-70 24 14 34-22 72-18 44 4 88 28 84 88Z" fill="#f4f0e6"/><path d="M170 164c10 10 18 26 20 44M262 144c-8 20-10 40-4 62M316 158c-6 14-8 30-6 48" stroke="#cfc6b2" stroke-width="4" fill="none" stroke-linecap="round"/>
${stroke('M118 236c-38-6-44 44-8 52', darker(base, 0.26), 13)}${stroke('M362 236c38-6 44 44 8 52', darker(base, 0.26), 13)}
<path d="M104 218h272l-24 164c-2 14-12 22-26 22H154c-14 0-24-8-26-22Z" fill="url(#${uid}b)"/><path d="M104 218h272l-24 164c-2 14-12 22-26 22H154c-14 0-24-8-26-22Z" fill="url(#${uid}k)" opacity=".8"/>
<path d="M330 218h46l-24 164c-2 14-12 22-26 22h-26Z" fill="${darker(base, 0.4)}" opacity=".22"/>
<rect x="94" y="202" width="292" height="30" rx="15" fill="${lighter(base, 0.14)}"/><path d="M104 217h272" stroke="${darker(base, 0.3)}" stroke-width="3" stroke-dasharray="14 8" opacity=".7"/>
<rect x="206" y="290" width="68" height="46" rx="4" fill="#f4f0e6"/><path d="M240 301v22M231 306l9 6 9-6" stroke="${darker(base, 0.45)}" stroke-width="3.500" fill="none" stroke-linecap="round"/>`,
};
