import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrastRatio } from './colour';
import { tokens, type ColourTokens } from './tokens';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const cssName = (name: string) => `--${name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase()}`;

function declared(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [
      name as string,
      (value as string).replace(/\s+/g, ' ').trim().toLowerCase(),
    ]),
  );
}
const [lightCss, darkCss] = css.split(/\[data-theme=['"]dark['"]\]/).map(declared) as [
  Map<string, string>,
  Map<string, string>,
];

describe.each([
  ['light', tokens.light, lightCss],
  ['dark', tokens.dark, darkCss],
] as const)('tokens of the %s theme', (_theme, colours, custom) => {
  it('are the same in tokens.css', () => {
    const fromCode = Object.entries(colours).map(([name, value]) => [cssName(name), value.toLowerCase()]);
    expect(fromCode.map(([name]) => [name, custom.get(name as string)])).toEqual(fromCode);
  });
  const text: [keyof ColourTokens, keyof ColourTokens][] = [
    ['ink1', 'bgPanel'],
    ['ink2', 'bgPanel'],
    ['ink3', 'bgHover'],
    ['ink3', 'bgSelected'],
    ['accent', 'bgPanel'],
    ['accentInk', 'accentSoft'],
    ['onAccent', 'accentFill'],
    ['onAccent', 'accentFillHover'],
    ['ok', 'okSoft'],
    ['soon', 'soonSoft'],
    ['late', 'lateSoft'],
    ['onLate', 'lateFill'],
    ['noteInk', 'noteBg'],
    ['avInk', 'av1'],
    ['avInk', 'av2'],
    ['avInk', 'av3'],
    ['avInk', 'av4'],
    ['avInk', 'av5'],
    ['avInk', 'av6'],
  ];
  it.each(text)('%s on %s can be read (4.5:1)', (ink, ground) => {
    expect(contrastRatio(colours[ink], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it.each([['lineInput'], ['soonMark']] as const)('%s can be seen on a panel (3:1)', (mark) => {
    expect(contrastRatio(colours[mark], colours.bgPanel)).toBeGreaterThanOrEqual(3);
  });
});

it('the theme does not depend on the system’s setting', () => {
  expect(css).not.toContain('@media');
});
