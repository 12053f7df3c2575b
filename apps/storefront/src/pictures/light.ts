import { darker, floor, gradient, halo, lighter, rounded, shine, stroke, type Drawing } from './draw';

const STEM = '#4a4640';

export const deskLamp: Drawing = {
  ground: '#ebeee6',
  detail: [190, 70, 220],
  setting: 'table',
  draw: ({ base, uid }) => `${floor(uid, { x: 206, reach: 104 })}
<defs>${rounded(`${uid}s`, base)}${rounded(`${uid}h`, base)}<linearGradient id="${uid}l" x1=".15" y1="0" x2=".75" y2="1"><stop offset="0" stop-color="#ffdf94" stop-opacity=".85"/><stop offset="1" stop-color="#ffe9b8" stop-opacity="0"/></linearGradient></defs>
<path d="M296 208 386 146 452 400H236Z" fill="url(#${uid}l)"/>
${stroke('M204 386 176 236', STEM, 13)}${stroke('M176 236 268 122', STEM, 13)}${stroke('M180 234 262 132', lighter(STEM, 0.3), 3)}
<circle cx="176" cy="236" r="15" fill="${darker(STEM, 0.2)}"/><circle cx="176" cy="236" r="6" fill="#c9a15c"/>
<g transform="rotate(-36 310 150)"><path d="M262 178c0-52 20-84 50-84s50 32 50 84Z" fill="url(#${uid}h)"/><rect x="296" y="74" width="32" height="26" rx="8" fill="${darker(base, 0.22)}"/><ellipse cx="312" cy="178" rx="50" ry="12" fill="#fff4d4"/><ellipse cx="312" cy="179" rx="34" ry="7" fill="#ffdd8a"/>${shine('M278 164c2-26 10-44 22-54', 0.55, 7)}</g>
<circle cx="270" cy="122" r="12" fill="${darker(STEM, 0.2)}"/>
<path d="M116 404c0-18 14-24 34-24h108c20 0 34 6 34 24Z" fill="url(#${uid}s)"/><rect x="140" y="384" width="60" height="4" rx="2" fill="#fff" opacity=".4"/>
<circle cx="248" cy="392" r="5" fill="#fff" opacity=".85"/>`,
};

export const nightLight: Drawing = {
  ground: '#e3e1ea',
  detail: [130, 130, 220],
  setting: 'table',
  draw: ({ base, uid }) => `<defs>${halo(`${uid}g`, '#ffd98a', 0.85)}${gradient(
    `${uid}d`,
    [
      [0, '#fff6dd'],
      [0.45, '#ffdf9c'],
      [1, '#f0b45e'],
    ],
    [0.2, 0, 0.6, 1],
  )}${rounded(`${uid}s`, base)}</defs>
<circle cx="240" cy="236" r="220" fill="url(#${uid}g)"/>${floor(uid, { x: 240, reach: 100 })}
<path d="M206 262h68l12 122H194Z" fill="url(#${uid}s)"/>
<path d="M206 262h68l2 26c-24 9-48 9-72 0Z" fill="#ffe3a6" opacity=".75"/>
<path d="M116 256c0-72 54-122 124-122s124 50 124 122c0 22-248 22-248 0Z" fill="url(#${uid}d)"/>
<path d="M116 256c0 22 248 22 248 0 0-8-248-8-248 0Z" fill="#e7a54e" opacity=".7"/>
${shine('M142 226c8-36 32-58 62-66', 0.8, 10)}
<rect x="172" y="380" width="136" height="24" rx="12" fill="url(#${uid}s)"/><circle cx="240" cy="346" r="6" fill="${darker(base, 0.35)}"/><circle cx="240" cy="346" r="2.500" fill="#fff" opacity=".7"/>`,
};

const ribs = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const share = (at + 1) / (count + 1);
    const y = 168 + share * 224;
    const half = Math.sqrt(Math.max(0, 1 - ((y - 280) / 112) ** 2)) * 138;
    const sag = 4 + share * 12;
    return `M${(240 - half).toFixed(1)} ${y.toFixed(1)}q${half.toFixed(1)} ${sag.toFixed(1)} ${(half * 2).toFixed(1)} 0`;
  }).join('');

export const pendant: Drawing = {
  ground: '#e9e4dc',
  detail: [120, 130, 230],
  setting: 'hanging',
  draw: ({
    base,
    uid,
  }) => `<defs>${halo(`${uid}g`, '#ffdc96', 0.75)}<radialGradient id="${uid}p" cx=".44" cy=".56" r=".62"><stop offset="0" stop-color="#fffaf0"/><stop offset=".42" stop-color="${lighter(base, 0.5)}"/><stop offset="1" stop-color="${darker(base, 0.08)}"/></radialGradient></defs>
<circle cx="240" cy="280" r="230" fill="url(#${uid}g)"/>
<path d="M240 0v150" stroke="#4a4640" stroke-width="5"/><path d="M222 150h36l8 20h-52Z" fill="#4a4640"/><rect x="232" y="128" width="16" height="26" rx="4" fill="#b88d55"/>
<ellipse cx="240" cy="280" rx="138" ry="112" fill="url(#${uid}p)"/>
<path d="${ribs(11)}" fill="none" stroke="${darker(base, 0.22)}" stroke-width="2" opacity=".5"/>
<path d="M240 168c-40 30-40 194 0 224M240 168c40 30 40 194 0 224M240 168c-100 40-100 184 0 224M240 168c100 40 100 184 0 224" fill="none" stroke="${darker(base, 0.2)}" stroke-width="1.500" opacity=".3"/>
<path d="M208 388h64l-4 10h-56Z" fill="#4a4640"/>
<ellipse cx="240" cy="394" rx="24" ry="4" fill="#ffe9b8"/>`,
};
